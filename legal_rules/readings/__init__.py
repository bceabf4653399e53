"""The readings of a formula: explain, symbolic, bulk and SQL, one algebra each."""
