"""The house the room of sidecars stands in."""

from tests.support.services import english, open_house

__all__ = ["english", "open_house"]
