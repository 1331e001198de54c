"""The first start: which studio this machine belongs to."""
