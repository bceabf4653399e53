"""What is said to each reader: support, law, policy; the law itself to read."""
