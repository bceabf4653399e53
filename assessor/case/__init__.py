"""A case: its records, its file, its checks, its edits."""
