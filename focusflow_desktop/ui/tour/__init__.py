"""The tour: drives the real program through every room and keeps a picture of each state."""
