"""The room where a whole job is moved: choose the new day, look at everything that moves, move it at once."""
