"""What the desktop and the server both stand on: records, rules, protocol, pixels. No Qt, no network, no database session."""
