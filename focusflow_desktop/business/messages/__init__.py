"""Correspondence that a person writes down: what was said, by which way, with whom."""
