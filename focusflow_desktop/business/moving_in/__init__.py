"""Moving in: clients, jobs and payments from another program's CSV or vCard become this studio's, as one step.

Reading (table, vcards) → shapes (which program wrote it, which column means what) → files (which kind each is) →
dry_run (a plan with every problem by line) → operations (all files at once, or nothing).
"""
