"""Many fact patterns at once: in memory, and as a database query."""
