"""Keys and sealed values: Argon2id from a secret to a key, AES-GCM to wrap and to seal, HKDF for keys of a purpose.

Every value sealed for a server is padded, so that its length does not tell `yes` from `no`, and bound to the place it
stands at, so that it cannot be moved to another.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any, Protocol

KEY_BYTES, NONCE_BYTES, PAD = 32, 12, 64
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH, CODE_GROUP = 32, 4
PASSPHRASE, RECOVERY = "passphrase", "recovery"
MOST_WORK = 5 * 3 * 65_536
MOST_WRAPPED = 4
"""How many wrappings of one key are tried: there is one for a passphrase and one for a recovery code."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id is made to cost: passes, memory in KiB, lanes. The default is RFC 9106's second choice."""

    passes: int = 3
    memory: int = 65_536
    lanes: int = 4

    @property
    def sane(self) -> bool:
        """Whether a stored cost is neither a trick to weaken it nor one to exhaust the machine: whoever keeps the keys, a
        server's operator among them, can write another. At most 256 MiB, and five times the work of the default."""
        numbers = (self.passes, self.memory, self.lanes)
        within = 1 <= self.passes <= 12 and 8_192 <= self.memory <= 262_144 and 1 <= self.lanes <= 8
        return all(type(one) is int for one in numbers) and within and self.passes * self.memory <= MOST_WORK


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key wrapped by one secret. `kind` is passphrase or recovery."""

    kind: str
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        raw = {"salt": self.salt.hex(), "nonce": self.nonce.hex(), "sealed": self.sealed.hex()}
        return {"kind": self.kind, "cost": asdict(self.cost), **raw}


def wrapped_from(plain: dict[str, Any]) -> Wrapped:
    """Read back what `Wrapped.plain` gave.

    Raises:
        KeyError, TypeError, ValueError: it is no such thing.
    """
    parts = (bytes.fromhex(plain[name]) for name in ("salt", "nonce", "sealed"))
    found = Wrapped(str(plain["kind"]), Cost(**plain["cost"]), *parts)
    if not found.cost.sane:
        raise ValueError("cost")
    return found


def new_key() -> bytes:
    """A random data key."""
    return secrets.token_bytes(KEY_BYTES)


def new_id() -> str:
    """A random id that says nothing."""
    return secrets.token_hex(8)


def subkey(key: bytes, purpose: str) -> bytes:
    """A key for one purpose, made from the data key."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, None, f"assessor/{purpose}".encode()).derive(key)


def wrap(key: bytes, secret: str, kind: str, bound_to: str, cost: Cost | None = None) -> Wrapped:
    """A data key wrapped by a secret and bound to a store's or member's id."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cost = cost or Cost()
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(NONCE_BYTES)
    made = AESGCM(_stretched(secret, kind, salt, cost)).encrypt(nonce, key, _bound(kind, cost, bound_to))
    return Wrapped(kind, cost, salt, nonce, made)


def unwrap(wrapped: Wrapped, secret: str, bound_to: str) -> bytes | None:
    """The data key, or nothing if the secret is wrong or anything was altered."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _stretched(secret, wrapped.kind, wrapped.salt, wrapped.cost)
    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, _bound(wrapped.kind, wrapped.cost, bound_to))
    except InvalidTag:
        return None


def unwrap_any(found: list[Wrapped], secret: str, bound_to: str) -> bytes | None:
    """The data key from whichever wrapping the secret opens; a recovery code is known by its shape."""
    kind = RECOVERY if is_code(secret) else PASSPHRASE
    order = sorted(found[:MOST_WRAPPED], key=lambda wrapped: wrapped.kind != kind)
    for wrapped in order:
        if wrapped.kind == RECOVERY and kind == PASSPHRASE:
            continue
        key = unwrap(wrapped, secret, bound_to)
        if key is not None:
            return key
    return None


def new_code() -> str:
    """A recovery code: 160 random bits, in groups, without letters that look alike."""
    letters = [secrets.choice(_ALPHABET) for _ in range(CODE_LENGTH)]
    return "-".join("".join(letters[n : n + CODE_GROUP]) for n in range(0, CODE_LENGTH, CODE_GROUP))


def is_code(secret: str) -> bool:
    """Whether a secret has the shape of a recovery code."""
    code = _plain_code(secret)
    return len(code) == CODE_LENGTH and all(letter in _ALPHABET for letter in code)


def _plain_code(secret: str) -> str:
    return "".join(secret.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))


def _stretched(secret: str, kind: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    text = _plain_code(secret) if kind == RECOVERY else unicodedata.normalize("NFKC", secret)
    return hash_secret_raw(text.encode(), salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID)


def _bound(kind: str, cost: Cost, bound_to: str) -> bytes:
    return f"assessor/1/{kind}/{cost.passes}/{cost.memory}/{cost.lanes}/{bound_to}".encode()


class Box(Protocol):
    """Seals the values of a row. An embedded store's box passes them through: its whole file is encrypted."""

    def seal(self, text: str, place: str) -> str:
        """A text as it is stored at a place (`table.column:row:case`)."""
        ...

    def open(self, stored: str, place: str) -> str:
        """A stored text read back.

        Raises:
            Tampered: it was altered, or belongs elsewhere.
        """
        ...


class Tampered(Exception):
    """A sealed value was altered, or stands at another place than it was sealed for."""


class ClearBox:
    """For a store whose file is encrypted as a whole."""

    def seal(self, text: str, place: str) -> str:
        """The text as it is."""
        return text

    def open(self, stored: str, place: str) -> str:
        """The text as it is."""
        return stored


class ClosedBox:
    """In place of a box whose key was forgotten: it neither seals nor opens."""

    def seal(self, text: str, place: str) -> str:
        """Nothing is sealed any more."""
        raise Tampered(place)

    def open(self, stored: str, place: str) -> str:
        """Nothing is opened any more."""
        raise Tampered(place)

    def seal_bytes(self, content: bytes, place: str) -> bytes:
        """Nothing is sealed any more."""
        raise Tampered(place)

    def open_bytes(self, stored: bytes, place: str) -> bytes:
        """Nothing is opened any more."""
        raise Tampered(place)


class SealedBox:
    """AES-GCM with a random nonce for each value, padded, bound to its place."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(key)

    def seal(self, text: str, place: str) -> str:
        """The text padded and sealed, in base 64."""
        return base64.b64encode(self.seal_bytes(text.encode(), place)).decode()

    def open(self, stored: str, place: str) -> str:
        """The text of a sealed value."""
        try:
            return self.open_bytes(base64.b64decode(stored, validate=True), place).decode()
        except ValueError:
            raise Tampered(place) from None

    def seal_bytes(self, content: bytes, place: str) -> bytes:
        """Bytes padded and sealed: nonce, then sealed content."""
        size = len(content).to_bytes(4, "big")
        padded = size + content + bytes(-(len(content) + 4) % PAD)
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, padded, place.encode())

    def open_bytes(self, stored: bytes, place: str) -> bytes:
        """The content of sealed bytes.

        Raises:
            Tampered: it was altered, or belongs elsewhere.
        """
        from cryptography.exceptions import InvalidTag

        try:
            padded = self._cipher.decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError):
            raise Tampered(place) from None
        return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


def checksum(content: bytes) -> str:
    """A checksum that tells an accident from a wrong passphrase; it proves nothing against an attacker."""
    return hashlib.sha256(content).hexdigest()
