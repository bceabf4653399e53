"""The project's benchmarks: ratios taken in one run."""
