"""The fixtures of every test with a page in it."""

from tests.support.frames import house

__all__ = ["house"]
