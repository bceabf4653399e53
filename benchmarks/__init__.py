"""`python -m benchmarks`: the figures of `assessor.bench`, from a checkout."""
