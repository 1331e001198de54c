"""Who works in the studio: members, their roles, and the rights that differ from the role."""
