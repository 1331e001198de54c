from tests.desktop.business.jobs.conftest import desk
from tests.support.studios import clock, studio

__all__ = ["clock", "desk", "studio"]
