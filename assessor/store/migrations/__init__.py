"""The migrations of a store, one tree for both databases, shipped with the package."""
