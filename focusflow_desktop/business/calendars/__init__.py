"""Other calendars: sessions go out as iCalendar files and to CalDAV servers, what stands there comes in as busy time."""
