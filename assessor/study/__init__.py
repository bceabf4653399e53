"""Problem questions: a problem, the right marking of it from the engine's own proofs, and a student's answer marked."""
