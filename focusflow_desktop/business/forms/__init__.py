"""Questionnaires: forms whose published versions never change, and the answers of a job, a client or a session."""
