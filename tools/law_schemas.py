"""The JSON Schemas of the project's files, exported from the shapes that read them.

`python -m tools.law_schemas` writes those of the law to `data/schema/`; a test keeps them current.
"""

from __future__ import annotations

import json
from pathlib import Path

from legal_rules.backwards.certificate import CERTIFICATE
from legal_rules.backwards.wrongs import WRONG_FILE
from legal_rules.facts import FACT_FILE
from legal_rules.files.data import data_dir
from legal_rules.files.shape import file_schema
from legal_rules.files.written import Json
from legal_rules.formula import formula_schema
from legal_rules.loading.law_file import LAW_FILE
from legal_rules.loading.overlays import OVERLAY
from legal_rules.loading.statutes import STATUTE_FILE
from legal_rules.penalties import PENALTY_FILE
from legal_rules.responsibility import RESPONSIBILITY_FILE


def schemas() -> dict[str, Json]:
    """Every schema of the law's own files, by file name."""
    defs = (formula_schema(),)
    return {
        "facts.json": file_schema("The vocabulary", FACT_FILE, defs),
        "offences.json": file_schema("Offences and definitions", LAW_FILE, defs),
        "overlay.json": file_schema("An overlay", OVERLAY, defs),
        "wrongs.json": file_schema("The yardstick: wrongs and innocents", WRONG_FILE, defs),
        "certificate.json": file_schema("A certificate of gaps", CERTIFICATE),
        "statutes.json": file_schema("The register of enactments", STATUTE_FILE),
        "penalties.json": file_schema("Penalties and time limits", PENALTY_FILE),
        "responsibility.json": file_schema("The ages of responsibility", RESPONSIBILITY_FILE),
    }


def write(folder: Path, documents: dict[str, Json]) -> None:
    """Write schemas to a folder, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(data_dir() / "schema", schemas())
