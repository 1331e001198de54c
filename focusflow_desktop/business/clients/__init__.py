"""Clients: the people and organisations of the studio, how far each has come, and twins made one."""
