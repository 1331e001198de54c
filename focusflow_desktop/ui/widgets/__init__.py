"""Small parts used by several rooms; each takes its state by one method and its colours from the theme."""
