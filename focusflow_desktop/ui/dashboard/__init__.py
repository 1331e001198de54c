"""Today: what needs the photographer, each line with the act that helps."""
