"""The address of a team's store: where it leads and how, decided by what was typed alone, and checked before anything else.

PostgreSQL's own library reads some forty variables of the environment, and files they name; any of them set is refused.
"""

from __future__ import annotations

import os

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from assessor.store.problems import StoreProblem
from assessor.text.names import joined

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_CHECKED_TLS = ("verify-full", "verify-ca")
_OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "host", "port"})
_OTHERS = "REQUIRESSL SERVICEFILE SYSCONFDIR LOCALEDIR DATESTYLE TZ GEQO"
_PARAMETERS = (
    "HOST HOSTADDR PORT DATABASE USER PASSWORD PASSFILE REQUIREAUTH CHANNELBINDING SERVICE OPTIONS APPNAME SSLMODE "
    "SSLNEGOTIATION SSLCOMPRESSION SSLCERT SSLKEY SSLCERTMODE SSLROOTCERT SSLCRL SSLCRLDIR SSLSNI REQUIREPEER "
    "SSLMINPROTOCOLVERSION SSLMAXPROTOCOLVERSION SSLKEYLOGFILE GSSENCMODE KRBSRVNAME GSSLIB GSSDELEGATION CONNECT_TIMEOUT "
    "CLIENTENCODING TARGETSESSIONATTRS LOADBALANCEHOSTS MINPROTOCOLVERSION MAXPROTOCOLVERSION OAUTHDEBUG OAUTHCAFILE"
)
OF_LIBRARY = frozenset(f"PG{name}" for name in f"{_PARAMETERS} {_OTHERS}".split())
"""Every variable of the environment that PostgreSQL's own library reads."""
NO_DRIVER = StoreProblem(
    "no-driver",
    "A team's store needs the package 'psycopg', which is not installed.",
    "It is an extra: in the checkout, pipx install --force '.[postgres]'.",
)
REFUSED = StoreProblem(
    "refused",
    "The server did not let you in.",
    "Its password stands in your password file (~/.pgpass), never in the URL.",
)


def checked_url(place: str) -> URL | StoreProblem:
    """The URL of a team's store, with TLS demanded off this machine; or why it is not used."""

    def wrong(message: str, hint: str = "") -> StoreProblem:
        return StoreProblem("wrong-url", message, hint or "Write it as postgresql://NAME@HOST/DATABASE.")

    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        return wrong("That is no URL of a store.")
    if url.get_backend_name() != "postgresql" or not url.database:
        return wrong("A team's store is a database on PostgreSQL.")
    if url.password is not None:
        return wrong("A password in the URL ends up where others can read it.", REFUSED.hint)
    if set(url.query) - _OPTIONS or any(not isinstance(value, str) for value in url.query.values()):
        return wrong(f"The URL may say {', '.join(sorted(_OPTIONS))} after the '?', each once.")
    if said := sorted(name for name in OF_LIBRARY if name in os.environ):
        return wrong(
            f"PostgreSQL's library would follow {joined(said)} beside the URL: to another server, or past the check of it.",
            "Unset what is named; a store is reached by its URL and your password file (~/.pgpass) alone.",
        )
    host, port = str(url.query.get("host") or url.host or ""), url.query.get("port")
    if not host:
        return wrong("The URL names no server; this machine is 'localhost'.")
    if "," in host:
        return wrong("The URL names several servers; name one.")
    if not _is_port(port) or not _is_port(url.port):
        return wrong("The port in the URL is a number from 1 to 65535.")
    mode = url.query.get("sslmode")
    if host in _LOOPBACK or host.startswith("/"):
        mode = mode or "prefer"
    elif mode in (None, *_CHECKED_TLS):
        mode = mode or "verify-full"
    else:
        return wrong("Off this machine, the server's certificate is checked; 'sslmode' cannot be less than verify-ca.")
    made = url.set(drivername="postgresql+psycopg", query={**url.query, "sslmode": mode})
    return NO_DRIVER if _driver_missing() else made


def _is_port(said: object) -> bool:
    text = str(said)
    return said is None or (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536)


def _driver_missing() -> bool:
    """Whether the library that speaks to the server cannot be loaded; it is an extra."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return True
    return False
