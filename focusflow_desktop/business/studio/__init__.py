"""The studio itself: its name, country and currency, and its photographers."""
