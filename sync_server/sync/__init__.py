"""The server's half of sync: what machines push is merged into the master copy, what changed is pulled page by page."""
