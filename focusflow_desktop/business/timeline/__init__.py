"""The story of a job or a client: messages, notes, acts, moves, to-dos done, in one line of time."""
