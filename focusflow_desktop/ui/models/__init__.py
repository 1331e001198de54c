"""Item models that hold ids and a window of frozen rows, never records."""
