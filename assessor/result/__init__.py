"""The whole result of a case; the same again, what if, three nations."""
