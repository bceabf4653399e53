"""`python -m benchmarks`: the figures of `benchmarks`, from a checkout."""
