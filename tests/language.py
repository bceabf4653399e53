"""The language guide as data: words that no text of the product uses, and words that only the law view uses."""

from __future__ import annotations

import re

BANNED = re.compile(
    r"\b(revenge porn|leaked|promiscuous|provocative|slut\w*|consensual sex tape|you should have|why did you|failed to|"
    r"sexted|sent nudes|child pornography|kiddie porn|fell for|admitted|refused to|pervert|monster|"
    r"not a crime|nothing we can do|will be charged|they will get|you will win|you will|guilty|out of time|expired|"
    r"entitled to compensation|high risk|risk score|our lawyers?)\b",
    re.IGNORECASE,
)
LAW_TERMS = re.compile(
    r"\b(mens rea|actus reus|prima facie|inter alia|offence elements?|summary only|either way|on indictment|carve-out|"
    r"burden of proof|commencement|complainant|alleged|perpetrator|victim|defendant|s\.\d+)\b",
    re.IGNORECASE,
)
WHY_TO_PERSON = re.compile(r"^\s*why (did|do|were|have|are) (you|they|the person)", re.IGNORECASE)


def offences_against(text: str, plain: bool = True) -> list[str]:
    """Every word of a text that the guide does not allow; `plain` for texts outside the law view."""
    found = [match.group(0) for match in BANNED.finditer(text)]
    return [*found, *(match.group(0) for match in LAW_TERMS.finditer(text))] if plain else found
