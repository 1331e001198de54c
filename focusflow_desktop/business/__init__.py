"""The desk's features; each folder has operations (writes) and queries (reads), and only what it alone needs."""
