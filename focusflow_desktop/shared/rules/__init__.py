"""Pure functions over records and values; each has a table of cases in its test."""
