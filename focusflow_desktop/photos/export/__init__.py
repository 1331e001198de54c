"""Export: a plan of which file becomes which, worker processes that make it so, and presets that say how."""
