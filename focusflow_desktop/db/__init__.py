"""The studio's local SQLite database: opening it, writing in steps that can be undone, upgrading and backing it up."""
