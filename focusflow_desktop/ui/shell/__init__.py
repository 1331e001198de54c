"""The frame around every room: window, rail, commands, palette, messages, task drawer, theme."""
