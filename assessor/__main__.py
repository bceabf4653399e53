"""`python -m assessor`."""

import sys

try:
    from assessor.cli import run
except ModuleNotFoundError as absent:
    sys.exit(f"assessor is not installed here ({absent.name} is missing). Start it with: python3 run.py")

run()
