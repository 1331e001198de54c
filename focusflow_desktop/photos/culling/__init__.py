"""Culling: marks, bursts and what helps to choose. Suggestions never mark by themselves."""
