"""The next question, and the turns of an interview."""
