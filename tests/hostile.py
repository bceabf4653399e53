"""Hostile files made from good ones: the same for the same seed."""

from __future__ import annotations

import random

TOKENS = (
    b"\x1b]0;x\x07\x1b[2J",
    "\u202e\u2066".encode(),
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"[" * 400,
    b"{a: " * 80,
    b"9" * 5_000,
    b"-1",
    b"1e999",
    b".nan",
    b"0x" + b"f" * 200,
    b"9999-12-31",
    b"0000-00-00",
    b"2024-02-30",
    b"&a *a",
    b"<<: *a",
    b"!!python/object:os.system x",
    b"? ",
    b"- ",
    b": ",
    b"\t",
    b"|\n",
    b"''",
    b'"\\ud800"',
    b"null",
    b"~",
    b"true",
    b"{}",
    b"[]",
    b"x" * 100_000,
    "e\u0301".encode() * 2_000,
    b"\r",
    b"\x85",
    "\u2028".encode(),
    b"%s%n{0}{{7*7}}",
    b"../../etc/passwd",
    b"=cmd|' /C calc'!A0",
    b"'; DROP TABLE cases; --",
    b"unknown",
    b"disputed",
    b"case",
    b"public",
    b"A",
)


def hostile(good: bytes, seed: int) -> bytes:
    """A good file turned by one to six changes of its bytes, words and lines."""
    draw = random.Random(seed)
    content = good
    for _ in range(draw.choice((1, 1, 1, 2, 3, 6))):
        content = draw.choice(_WAYS)(content, draw)
    return content


def _at(content: bytes, draw: random.Random) -> int:
    return draw.randrange(len(content) + 1)


def _flip(content: bytes, draw: random.Random) -> bytes:
    turned = bytearray(content or b"x")
    for _ in range(draw.choice((1, 1, 4, 30))):
        turned[draw.randrange(len(turned))] ^= 1 << draw.randrange(8)
    return bytes(turned)


def _cut(content: bytes, draw: random.Random) -> bytes:
    return content[: _at(content, draw)]


def _insert(content: bytes, draw: random.Random) -> bytes:
    at = _at(content, draw)
    return content[:at] + draw.choice(TOKENS) + content[at:]


def _word(content: bytes, draw: random.Random) -> bytes:
    words = content.split(b" ")
    words[draw.randrange(len(words))] = draw.choice(TOKENS)
    return b" ".join(words)


def _value(content: bytes, draw: random.Random) -> bytes:
    lines = content.split(b"\n")
    number = draw.randrange(len(lines))
    name, colon, _ = lines[number].partition(b":")
    lines[number] = name + colon + b" " + draw.choice(TOKENS)
    return b"\n".join(lines)


def _lines(content: bytes, draw: random.Random) -> bytes:
    lines = content.split(b"\n")
    a, b = sorted((draw.randrange(len(lines)), draw.randrange(len(lines))))
    match draw.randrange(3):
        case 0:
            del lines[a : b + 1]
        case 1:
            lines[a], lines[b] = lines[b], lines[a]
        case _:
            lines[a:a] = lines[a : b + 1] * draw.choice((1, 2, 60))
    return b"\n".join(lines)


_WAYS = (_flip, _cut, _insert, _word, _value, _value, _lines)
