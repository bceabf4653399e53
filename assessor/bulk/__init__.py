"""Whole populations of fact patterns, read from a table and written to one: the bulk reading at work on files."""
