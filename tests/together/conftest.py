"""Real desktops and the real server on a real PostgreSQL, joined by a network that loses things."""

from tests.desktop.sync.conftest import pair
from tests.server.conftest import administrator, api, cluster, open_folder
from tests.support.studios import clock

__all__ = ["administrator", "api", "clock", "cluster", "open_folder", "pair"]
