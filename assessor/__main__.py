"""`python -m assessor`."""

from assessor.cli import run

run()
