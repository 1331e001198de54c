"""The room Clients: everybody the studio deals with, found, changed in place, tagged together."""
