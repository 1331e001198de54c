"""Calendar: day, week, month, year and agenda over sessions, mini days, blackouts and other calendars."""
