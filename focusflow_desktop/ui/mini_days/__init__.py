"""The room Mini days: the days, one day's slots with their families, moving all of it when it rains."""
