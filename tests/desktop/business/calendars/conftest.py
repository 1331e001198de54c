"""A real calendar server for the tests of other calendars."""

from tests.support.calendar_servers import calendar_server

__all__ = ["calendar_server"]
