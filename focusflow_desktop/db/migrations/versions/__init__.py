"""One file a change of the local database, in order."""
