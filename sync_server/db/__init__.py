"""The master copy: an embedded PostgreSQL or one by URL, its roles, its tables, and the walls between studios."""
