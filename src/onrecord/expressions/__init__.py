"""Expressions of time and number: how they are read from words, and what they mean."""
