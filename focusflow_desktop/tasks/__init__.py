"""Work off the window's thread: one lane for writes, a pool for queries, tasks with progress. QtCore only."""
