"""The room where cards come in: what, where, under which names, and whether the card may be formatted."""
