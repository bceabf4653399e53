"""Which words are verbs here: a form that may be a noun or an adjective is settled by what stands round it."""

from __future__ import annotations

from assessor.notes.lexicon import Lexicon
from assessor.notes.mentions import People
from assessor.notes.tokens import Words

DET = frozenset({"a", "an", "the", "this", "that", "these", "those", "any", "no", "some", "every", "each"})


class Verbs:
    """Tells verbs from nouns and adjectives of the same form."""

    def __init__(self, words: Words, people: People, lex: Lexicon) -> None:
        self.words, self.people, self.lex = words, people, lex

    def is_verb(self, at: int) -> bool:
        """Whether a form that may be a noun or an adjective is a verb here."""
        words, lists = self.words, self.lex.lists
        low, form = words.low[at], words.form[at].form
        label = words.label[at].split(".")[0]
        before = words.low[at - 1] if at and not self._is_letter(at - 1) else ""
        if (
            at + 1 < len(words.low)
            and words.low[at + 1] == "-"
            and form in ("past+pp", "pp", "base+pp", "base+past+pp")
        ):
            return False
        if low in ("'s", "has", "had", "have", "having", "got") and not self._possessing(at):
            return False
        first, last, _ = words.groups[words.group[at]] if words.group[at] >= 0 else (at, at + 1, "")
        if label == "SITE" and form == "base" and last - first == 1:
            return before in lists["modal"] | lists["do"] | lists["maymodal"] | {"to"}
        if label and label not in ("UPSKIRT", "DOWNBLOUSE", "IMAGE", "SEXACT", "FAKEWORD"):
            return False
        if label == "FAKEWORD" and before in DET | lists["be"] | lists["whose"]:
            return False
        if last - first > 1 and label not in ("UPSKIRT", "DOWNBLOUSE"):
            return False
        if form == "ing":
            return not (
                before in ("the", "a", "this", "that", "his", "any", "of", "no", "another", "such")
                and self._noun_after(at)
            ) and before not in ("the", "this")
        if form in ("base", "s", "base+past", "base+past+pp", "base+pp") and low in self.lex.nounlike:
            return self._verb_place(at)
        if form in ("pp", "past+pp", "past") and before in DET - {"all", "both"}:
            return False
        if label == "IMAGE":
            return self._verb_place(at)
        return not (form in ("base", "s") and before in DET | lists["whose"] - {"her", "me", "you"})

    def _is_letter(self, at: int) -> bool:
        """Whether a word is a letter that stands for a person ("A took")."""
        found = self.people.at.get(at)
        return found is not None and found.kind == "letter"

    def _noun_after(self, at: int) -> bool:
        after = self.words.low[at + 1] if at + 1 < len(self.words.low) else "."
        return after in self.lex.lists["prep"] or not after[:1].isalpha() or after in self.lex.lists["be"]

    def _possessing(self, at: int) -> bool:
        """Whether have is the main verb: nothing but its object follows."""
        for k in range(at + 1, min(at + 4, len(self.words.low))):
            form = self.words.form[k].form
            if self.words.low[k] in self.lex.lists["adverb"] | self.lex.lists["neg"]:
                continue
            return not (
                ("pp" in form or self.words.low[k] in self.lex.lists["be"]) and not self.words.label[k]
            ) and self.words.low[k] not in ("to", "been")
        return False

    def _verb_place(self, at: int) -> bool:
        """Whether a noun-like word stands where only a verb can: after "to", a helper, or a person who does it."""
        before = self.words.low[at - 1] if at and not self._is_letter(at - 1) else ""
        lists = self.lex.lists
        if (
            before in lists["modal"] | lists["do"] | lists["maymodal"]
            or (before in lists["have"] | lists["be"] and "p" in self.words.form[at].form)
            or before in ("to", "n't", "not", "never", "who", "and", "then", "or")
        ):
            if before == "to":
                return self.words.low[at - 2] not in ("sent", "listening", "access") if at > 1 else True
            if before in ("and", "or"):
                after = self.words.low[at + 1] if at + 1 < len(self.words.low) else "."
                if self.words.form[at].lemma in ("look", "stare", "watch") and after == "at":
                    return True
                return after in ("it", "them", "her", "him", "me", "the", "these", "those") or after in lists["whose"]
            return True
        if before in lists["adverb"] and at > 1:
            return self._verb_place_after(at - 1)
        return self._verb_place_after(at)

    def _verb_place_after(self, at: int) -> bool:
        found = self.people.at.get(at - 1)
        return found is not None and (
            found.case == "nom" or found.kind == "letter" or (found.kind in ("noun", "name") and found.subject)
        )

    def loosely(self, k: int) -> bool:
        return self.words.form[k].form not in ("",) and (
            self.words.low[k] not in self.lex.nounlike
            or self._verb_place(k)
            or self.words.form[k].form in ("past", "past+pp", "pp")
        )
