"""Sessions and the calendar: booking, moving, who and what is taken, days off, and what clashes with what."""
