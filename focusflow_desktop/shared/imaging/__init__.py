"""Pixels: one plain value says how a picture leaves the house (`Recipe`), one entry makes it so (`render`)."""
