"""Figures measured beside their peers in one run; see `make bench`. Never part of the tests."""
