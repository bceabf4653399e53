"""What a note says of an act, a picture or a person beside that it was done: agreement, purpose, reach, what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from assessor.notes.events import Event
from assessor.notes.lexicon import FactRule
from assessor.notes.mentions import CLIENT, ME
from assessor.notes.reader import Reader
from assessor.notes.tokens import Hit

CONSENT = {
    "take": "consent.taking", "operate": "consent.taking", "install": "consent.taking", "share": "consent.sharing",
    "create": "consent.creating", "copy": "consent.copying", "observe": "consent.observing", "send": "consent.receiving",
    "expose": "consent.receiving", "request": "consent.request",
}  # fmt: skip
_ACT_BY_VERB = {
    "share": frozenset(
        {"share", "post", "send", "upload", "publish", "forward", "show", "put", "pass", "circulate", "sell", "leave"}
    ),
    "take": frozenset({"take", "film", "record", "photograph", "video", "snap", "shoot"}),
    "create": frozenset({"make", "create", "edit", "fake", "alter", "turn"}),
    "copy": frozenset({"save", "copy", "screenshot", "keep", "download"}),
    "observe": frozenset({"watch", "spy", "look"}),
}
_SKIP = frozenset({"hypothetical", "requested", "planned", "refused"})
_CLAIMS = frozenset(
    {"say", "claim", "insist", "state", "tell", "maintain", "reckon", "argue", "swear", "think", "believe", "assume"}
)
_SENTENCES_BACK, _SENTENCES_ON = 5, 2
_OWN_NOT = frozenset({"online.yes", "knew.none", "demand.stay", "belief.claimed", "relation.stranger"})
_AGREEMENT = frozenset(
    {"consent", "permission", "agreement", "knowledge", "asking", "telling", "knowing", "approval", "say", "ok", "okay"}
)
_THROUGH = frozenset(
    {
        "do",
        "have",
        "mean",
        "want",
        "intend",
        "set",
        "send",
        "post",
        "share",
        "suggest",
        "show",
        "say",
        "think",
        "see",
        "take",
        "film",
        "get",
    }
)


@dataclass(slots=True)
class Act:
    """One act the note says was done (or threatened), from one or more verbs."""

    id: str
    kind: str
    by: str
    unsure: tuple[str, ...]
    events: list[Event]
    of_doer: bool = False

    def ends(self) -> tuple[int, int]:
        """The words of its first verb."""
        return self.events[0].left, self.events[0].at + 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the note says: a fact and value, what it is of, and the words that say so."""

    fact: str
    value: str
    act: Act | None
    scope: str  # act | image | loose
    first: int
    last: int
    cue: str
    rule: str
    why: str


class FactReader:
    """Reads facts off the pattern matches of one note."""

    def __init__(self, reader: Reader, acts: list[Act], rules: tuple[FactRule, ...]) -> None:
        self.reader, self.words, self.people, self.lex = reader, reader.words, reader.people, reader.lex
        self.acts = acts
        self.rule_of = {rule.id: rule for rule in rules}
        self.acts_by_sentence: dict[int, list[tuple[int, Act]]] = {}
        for act in acts:
            for event in act.events:
                self.acts_by_sentence.setdefault(self.words.number(event.at), []).append((event.at, act))
        for row in self.acts_by_sentence.values():
            row.sort(key=lambda pair: pair[0])

    def read(self, hits: list[Hit]) -> list[Fact]:
        """Every fact, in order of the words that say it."""
        out: list[Fact] = []
        for hit in hits:
            out.extend(self._fact(hit, self.rule_of[hit.rule]))
        return out

    def _fact(self, hit: Hit, rule: FactRule) -> list[Fact]:
        words = self.words
        value, why, cue = rule.value, rule.why, words.text(hit.first, hit.last)
        if not self._right_person(hit, rule):
            return []
        status, status_cue = self._status(hit, rule)
        if status in _SKIP and not (
            (rule.fact.startswith("consent") and status == "requested")
            or (rule.attach == "image" and status in ("requested", "planned"))
        ):
            return []
        if rule.attach == "claimed" and not self._claimed(hit):
            return []
        negated = self._negated(hit) or (rule.value != "no" and rule.id not in _OWN_NOT and self._inside(hit))
        if rule.attach == "image":
            if negated or status == "hedged":
                return []
            return [
                Fact(rule.fact, value, self._nearest(hit, (), rule), "image", hit.first, hit.last, cue, rule.id, why)
            ]
        if negated and value == "yes":
            if rule.polarity or rule.fact.startswith("consent"):
                value, why = "no", f"{why}, with a “not” before it"
            else:
                return []
        elif (negated and value == "no") or negated:
            return []
        if status in ("hedged", "denied"):
            if rule.fact.startswith("effect"):
                return []
            value, why, cue = "unknown", f"only thought or heard: {status_cue}", f"{status_cue} … {cue}"
        elif self._self_serving(rule, value) and self._claimed(hit):
            value, why = "unknown", "only the person responsible says so"
        if rule.attach == "person":
            return [Fact(rule.fact, value, None, "person", hit.first, hit.last, cue, rule.id, why)]
        if rule.attach == "loose":
            act = self._only_taking(rule)
            scope = "loose" if act is None else "act"
            return [Fact(rule.fact, value, act, scope, hit.first, hit.last, cue, rule.id, why)]
        return self._placed(hit, rule, value, cue, why)

    def _only_taking(self, rule: FactRule) -> Act | None:
        """The one act of taking that agreement to taking is of; none where there are several, or the rule is of something else."""
        taken = [act for act in self.acts if act.kind == "take"] if rule.fact == "consent.taking" else []
        return taken[0] if len(taken) == 1 else None

    def _placed(self, hit: Hit, rule: FactRule, value: str, cue: str, why: str) -> list[Fact]:
        if rule.attach == "all":
            targets = self._all(rule)
        elif rule.attach == "verb":
            targets = [self._of_verb(hit, rule)]
        elif rule.id in ("consent.not-agreed",) and self._blanket(hit):
            targets = self._all_before(hit)
        else:
            targets = [self._nearest(hit, self._kinds(hit, rule), rule)]
        out = []
        for act in targets:
            if act is None:
                continue
            fact = CONSENT.get(act.kind, "") if rule.fact == "consent" else rule.fact
            if fact and (rule.fact != "consent" or act.kind in CONSENT):
                out.append(Fact(fact, value, act, "act", hit.first, hit.last, cue, rule.id, why))
        return out

    def _kinds(self, hit: Hit, rule: FactRule) -> tuple[str, ...]:
        """The kinds of act a fact can belong to; words like "agreed to it being shared" narrow them."""
        if rule.fact == "consent":
            led = self.words.low[hit.first : hit.last + 1]
            end = min(hit.last + 6, self.words.sentence(hit.first)[1])
            lemmas = (
                {self.words.form[k].lemma for k in range(hit.last - 1, end)}
                if {"to", "of", "for", "about"} & set(led)
                else set()
            )
            for kind, verbs in _ACT_BY_VERB.items():
                if (
                    lemmas & verbs
                    and any(act.kind == kind for act in self.acts)
                    and (not rule.kinds or kind in rule.kinds)
                ):
                    return (kind,)
            return rule.kinds or tuple(CONSENT)
        return rule.kinds

    def _all(self, rule: FactRule) -> list[Act | None]:
        return [act for act in self.acts if act.kind in CONSENT and act.kind not in ("send",)]

    def _blanket(self, hit: Hit) -> bool:
        """Whether a "did not agree" stands by itself: in no sentence of an act, and of nothing in particular."""
        if (
            self.acts_by_sentence.get(self.words.number(hit.first))
            or len(self._kinds(hit, self.rule_of[hit.rule])) == 1
        ):
            return False
        low = self.words.low[hit.last - 1 : hit.last + 3]
        return "asked" not in low and "stop" not in low and "ask" not in low

    def _all_before(self, hit: Hit) -> list[Act | None]:
        before = [
            act
            for act in self.acts
            if act.kind in CONSENT and act.kind not in ("send", "expose", "request") and act.events[0].at < hit.first
        ]
        return list(before) or [self._nearest(hit, tuple(CONSENT), self.rule_of[hit.rule])]

    def _of_verb(self, hit: Hit, rule: FactRule) -> Act | None:
        """The act whose verb has the match among what belongs to it."""
        number = self.words.number(hit.first)
        for at, act in reversed(self.acts_by_sentence.get(number, [])):
            event = next(e for e in act.events if e.at == at)
            if rule.kinds and act.kind not in rule.kinds:
                continue
            if (event.at < hit.last and hit.first <= event.right[1] + 2) or (
                event.passive and event.left - 14 <= hit.first < event.at
            ):
                return act
        return None

    def _nearest(self, hit: Hit, kinds: tuple[str, ...], rule: FactRule) -> Act | None:
        """The act a fact stands by: the one before it in its sentence, else after it, else before, else soon after."""
        number = self.words.number(hit.first)

        def fit(pairs: list[tuple[int, Act]]) -> list[tuple[int, Act]]:
            return [(at, act) for at, act in pairs if not kinds or act.kind in kinds]

        here = fit(self.acts_by_sentence.get(number, []))
        before = [(at, act) for at, act in here if at < hit.last]
        if before:
            return before[-1][1]
        if here:
            return here[0][1]
        if rule.value == "yes" and rule.fact == "consent" and len(kinds) != 1:
            return None
        for back in range(1, _SENTENCES_BACK + 1):
            there = fit(self.acts_by_sentence.get(number - back, []))
            if there:
                return there[-1][1]
        for on in range(1, _SENTENCES_ON + 1):
            there = fit(self.acts_by_sentence.get(number + on, []))
            if there:
                return there[0][1]
        if rule.fact.startswith(("purpose", "consent", "knew", "demand")):
            left = [act for act in self.acts if not kinds or act.kind in kinds]
            return left[-1] if len(left) == 1 else None
        return None

    def _right_person(self, hit: Hit, rule: FactRule) -> bool:
        """Whether the one whose words or mind it is, is the one the rule is about; who cannot be told passes, except for a yes to agreement."""
        if rule.of == "any":
            return True
        if (
            rule.of == "responsible"
            and self.words.low[hit.first] in ("to", "in", "for")
            and any(at < hit.first for at, _ in self.acts_by_sentence.get(self.words.number(hit.first), []))
        ):
            return True
        who = self._subject(hit)
        b = self.people.affected
        if rule.of == "affected":
            if rule.value == "yes" and rule.fact.startswith("consent"):
                return who == b or (rule.id == "consent.yes-taking" and self._by_agreement(hit))
            return who in (b, "") or (who in (CLIENT, ME) and b not in self.people.persons)
        return who != b

    def _by_agreement(self, hit: Hit) -> bool:
        return self.words.low[hit.first] in ("taken", "filmed", "recorded", "consensual", "consensually")

    def _subject(self, hit: Hit) -> str:
        """The subject of the verb at, or just before, a match."""
        words = self.words
        for k in range(hit.first, hit.last):
            found = self.people.at.get(k)
            if k == hit.first and found is not None and found.case == "nom":
                return found.who
            if words.form[k].lemma and not words.label[k]:
                shadow = Event(k, k, words.form[k].lemma)
                helpers = (
                    self.lex.lists["be"]
                    | self.lex.lists["have"]
                    | self.lex.lists["do"]
                    | self.lex.lists["adverb"]
                    | self.lex.lists["neg"]
                    | self.lex.lists["modal"]
                    | {"at", "no", "time"}
                )
                floor = words.sentence(k)[0]
                while shadow.left - 1 >= floor and words.low[shadow.left - 1] in helpers:
                    shadow.left -= 1
                if words.low[shadow.left - 1] == "to" and shadow.left - 1 >= floor:
                    shadow.to = True
                    shadow.left -= 1
                self.reader.subjects.find(shadow, None, floor)
                return shadow.subject
        shadow = Event(hit.first, hit.first, "")
        self.reader.subjects.find(shadow, None, words.sentence(hit.first)[0])
        return shadow.subject

    def _status(self, hit: Hit, rule: FactRule) -> tuple[str, str]:
        """What the cues before a match make of it."""
        words = self.words
        number = words.number(hit.first)
        probe = Event(hit.first, hit.first, "")
        for cue_hit in reversed(self.reader.status.cues_in.get(number, [])):
            cue = self.reader.status.cue_of[cue_hit.rule]
            if (
                cue_hit.last > hit.first
                or cue.status not in ("hedged", "hypothetical", "denied", "negated")
                or cue.id in ("request.not-to", "without", "before")
            ):
                continue
            if hit.first - cue_hit.last > cue.reach or (cue.by == "other" and not self._reports(cue_hit)):
                continue
            if rule.fact.startswith(("demand", "belief")) and cue.status in ("hypothetical", "hedged"):
                continue
            if self.reader.status.blocked(cue_hit.last, hit.first, cue, probe):
                continue
            if cue.id in ("conditional", "record") and rule.attach == "image":
                continue
            if (
                cue.status == "hedged"
                and cue.id == "hedge"
                and words.form[cue_hit.first].lemma in ("think", "believe")
                and rule.of == "responsible"
            ):
                continue
            status = "hypothetical" if cue.status == "negated" else cue.status
            return status, words.text(cue_hit.first, cue_hit.last)
        return "said", ""

    def _reports(self, cue_hit: Hit) -> bool:
        cue = self.reader.status.cue_of[cue_hit.rule]
        if self.reader.subjects.of_cue(cue_hit) in {act.by for act in self.acts if act.by}:
            return False
        probe = Event(cue_hit.last, cue_hit.last, "")
        return self.reader.status.fits(cue, {"any", "to", "ing", "would"}, probe, cue_hit)

    def _negated(self, hit: Hit) -> bool:
        """Whether a "not", "never", "no" or "without" stands just before a match, in its own clause."""
        words, lists = self.words, self.lex.lists
        for k in range(hit.first - 1, max(hit.first - 7, words.sentence(hit.first)[0] - 1), -1):
            low = words.low[k]
            if low == "without" and self._of_consent(k + 1, hit.first):
                return False
            if low in lists["neg"] or low in ("no", "nothing", "nobody", "without", "neither", "nor", "isnae", "none"):
                return True
            if low in (",", ";", "but", "and", "that", "because", "who", ":") or (
                words.form[k].form in ("past", "s") and words.form[k].lemma not in _THROUGH
            ):
                return False
        return False

    def _of_consent(self, first: int, last: int) -> bool:
        """Whether what a "without" denies is agreement said before the match ("without her consent to humiliate her")."""
        return bool(_AGREEMENT & set(self.words.low[first:last]))

    def _inside(self, hit: Hit) -> bool:
        """Whether a "not" stands within a match."""
        return any(
            (self.words.low[k] in self.lex.lists["neg"] or self.words.low[k] in ("no", "neither"))
            and not self.words.label[k]
            for k in range(hit.first, hit.last)
        )

    def _self_serving(self, rule: FactRule, value: str) -> bool:
        return (
            (rule.fact.startswith("consent") and value == "yes")
            or (rule.fact.startswith("purpose") and value == "no")
            or rule.fact == "belief.reasonable"
            or (rule.fact == "threat.image-exists" and value == "yes")
        )

    def _claimed(self, hit: Hit) -> bool:
        """Whether it is only what somebody other than the one who was wronged says."""
        words = self.words
        floor = words.sentence(hit.first)[0]
        for k in range(hit.first - 1, max(floor - 1, hit.first - 32), -1):
            if words.form[k].lemma in _CLAIMS and not words.label[k] and words.form[k].form not in ("base", "ing"):
                who = self.reader.subjects.of_cue(Hit("", k, k + 1))
                return who not in (self.people.affected, CLIENT, ME)
            if words.low[k] in (";",):
                return False
        return False
