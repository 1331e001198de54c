"""Sidecars in the window: marks reach the files beside the pictures while the person goes on."""
