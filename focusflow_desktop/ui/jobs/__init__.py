"""The room Jobs: the board of stages, and one page that tells a job's whole story."""
