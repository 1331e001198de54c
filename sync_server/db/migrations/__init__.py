"""The history of the master copy, one file a change."""
