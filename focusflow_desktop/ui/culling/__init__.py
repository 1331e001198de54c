"""The culling room: one picture large, the keys that mark it, and a place that is never lost."""
