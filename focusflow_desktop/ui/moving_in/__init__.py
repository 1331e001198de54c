"""The room Move in: another program's CSV is looked at column by column, tried dry, and brought in as one step."""
