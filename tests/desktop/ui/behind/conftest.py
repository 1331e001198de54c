"""What works behind the window, on a real studio."""

from tests.support.services import english, open_house
from tests.support.studios import clock, studio

__all__ = ["clock", "english", "open_house", "studio"]
