"""Reads the marks and collections of a Lightroom Classic catalog, from a private copy: the catalog is never opened."""
