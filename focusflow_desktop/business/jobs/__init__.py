"""Jobs: from a name and a date to a whole story; stages that move only where their rules let them."""
