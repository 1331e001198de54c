"""The protocol between a studio's machines: stamps and the registry of what each column is."""
