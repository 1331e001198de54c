"""The whole studio in open formats, out and back in: one CSV a table, a manifest in JSON, files by what they hold.

Which tables and columns there are is read from the records themselves (shared/sync/registry.py), so whatever record is
added later comes along without a line here. What only this machine knows (where files lie, undo, previews) stays.

columns (one value) → tables (one CSV) → manifest → places (a folder or a zip) → export and operations (back in).
"""
