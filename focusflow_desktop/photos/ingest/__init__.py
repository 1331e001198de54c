"""Import card: find, plan, copy, verify, and say whether the card may be formatted. No Qt and no database here."""
