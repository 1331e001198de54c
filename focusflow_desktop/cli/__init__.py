"""FocusFlow without a window: the same operations from a shell or a script. No Qt anywhere below."""
