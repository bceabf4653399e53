"""`python -m benchmarks`."""

from benchmarks.run import figures, text

print(text(figures()))
