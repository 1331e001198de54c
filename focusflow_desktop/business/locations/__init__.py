"""Places where sessions happen, and the studio's own rooms."""
