"""Other people's programs that FocusFlow is measured against; fetched when needed, never shipped."""
