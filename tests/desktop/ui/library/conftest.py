"""The library room on a real studio."""

from tests.support.services import english, open_house

__all__ = ["english", "open_house"]
