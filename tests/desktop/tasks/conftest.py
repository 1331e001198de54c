"""The fixtures of the tests of background work."""

from tests.support.frames import house

__all__ = ["house"]
