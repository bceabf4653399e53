"""A scripted session in a process of its own, to be killed: it prints each answer once the store has acknowledged it.

    python -m tests.store.session PLACE CASE_ID SEED

Its secret comes on standard input. Notes are long, so that a write takes several pages.
"""

from __future__ import annotations

import random
import sys

from assessor.case.model import Answer
from assessor.store import open_store
from assessor.store.store import Store
from assessor.store.types import Saved
from tests.store.conftest import QUICK

FACTS = ("consent.sharing", "belief.reasonable", "excuse.reasonable", "purpose.distress")


def main(place: str, case_id: str, seed: str) -> None:
    """Save answers until killed, or after many."""
    draw = random.Random(seed)
    store = open_store(place, sys.stdin.readline().rstrip("\n"), QUICK)
    assert isinstance(store, Store), store
    version = 1
    for number in range(100_000):
        fact = draw.choice(FACTS)
        note = f"{seed}:{number}:" + "x" * draw.choice((10, 500, 30_000))
        given = Answer(draw.choice(("yes", "no", "unknown")), "told", note)
        saved = store.save_answer(case_id, "shared-1", fact, "shared-1", given, version)
        assert isinstance(saved, Saved), saved
        version = saved.version
        print(saved.version, fact, given.value, len(note), f"{seed}:{number}:", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
