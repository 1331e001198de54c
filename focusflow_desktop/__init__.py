"""FocusFlow's desktop program and the core that its server shares; importing it imports nothing else."""

__version__ = "0.1.0"
