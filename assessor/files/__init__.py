"""Files written privately and cleanly; what a user prefers."""
