"""Moving in: clients, jobs and payments from another program's CSV or vCard become this studio's, as one step.

Reading (table, vcards) → shapes (which program wrote it, which column means what) → plan (a dry run with every
problem by line) → operations (all of it at once, or none).
"""
