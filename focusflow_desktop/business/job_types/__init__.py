"""What a kind of job sets up by itself: roles, sessions, to-dos and the promised turnaround."""
