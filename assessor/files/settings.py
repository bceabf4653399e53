"""Where what somebody set for this machine is: preferences, and commencements that were confirmed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER_VARIABLE = "ASSESSOR_CONFIG"


def settings_folder() -> Path:
    """The folder named in ASSESSOR_CONFIG, else the platform's folder for settings.

    On Linux it is worked out here as platformdirs does, whose import takes longer than some commands.
    """
    given = os.environ.get(FOLDER_VARIABLE)
    if given:
        return Path(given)
    system: str = sys.platform
    if system == "linux":
        base = os.environ.get("XDG_CONFIG_HOME", "")
        return Path(base if base.strip() else os.path.expanduser("~/.config")) / "assessor"
    from platformdirs import user_config_path

    return user_config_path("assessor", appauthor=False)
