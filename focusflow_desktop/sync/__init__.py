"""Keeps this machine in step with the studio's server: what is sent, what comes, and in which order."""
