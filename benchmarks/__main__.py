"""`python -m benchmarks`."""

from assessor.bench.run import figures, text

print(text(figures()))
