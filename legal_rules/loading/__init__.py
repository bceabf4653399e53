"""The files of the law made into records, linked, and laid over."""
