"""The studio's server: the master copy on PostgreSQL, and what machines and browsers ask of it.

It stands on `focusflow_desktop.shared` and knows nothing else of the desktop program, which knows nothing of it.
"""
