"""The terminal interface. It holds no law and no storage logic."""
