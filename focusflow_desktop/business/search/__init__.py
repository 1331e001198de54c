"""Finding anything in the studio by typing: names, numbers, addresses, messages, notes, files; slips are forgiven."""
