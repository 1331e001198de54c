"""The settings room, generated from the table of settings."""
