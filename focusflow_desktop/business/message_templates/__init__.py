"""Texts to start messages from; their words are kept in versions."""
