"""The history of the local database, one file a change."""
