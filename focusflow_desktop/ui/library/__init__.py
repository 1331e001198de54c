"""The library room: the grid of every picture, what is filtered, what is known of one, and where it lies."""
