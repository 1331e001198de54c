"""Clients as files other programs know: address cards (vCard) in and out, and one table with everything as CSV."""
