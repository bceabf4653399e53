"""Where the law and the words lie: inside the installed package, else the checkout's `data/`, else `ASSESSOR_DATA`."""

from __future__ import annotations

import os
from pathlib import Path


def data_dir() -> Path:
    """The folder that holds `facts.yaml` and the rest.

    Raises:
        FileNotFoundError: no such folder in any of the three places.
    """
    here = Path(__file__).resolve().parents[1]
    for place in (here / "_data", here.parent / "data", Path(os.environ.get("ASSESSOR_DATA", ""))):
        if (place / "facts.yaml").is_file():
            return place
    raise FileNotFoundError("the rule base's data folder was not found; set ASSESSOR_DATA to it")
