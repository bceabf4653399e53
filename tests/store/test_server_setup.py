"""The server as docs/store.md sets it up: logins of members, and a certificate that is checked."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from assessor.case.model import Case
from assessor.store import StoreProblem, create_store, open_store
from assessor.store.how import Created, How
from assessor.store.store import Store
from assessor.store.team import add_member
from assessor.store.types import Saved
from tests.store.conftest import CHEAP, QUICK, SECRET
from tests.store.server import Cluster

AS_THE_PAGE_SAYS = (
    "CREATE ROLE cases LOGIN; ALTER DATABASE {name} OWNER TO cases",
    "CREATE ROLE ann LOGIN PASSWORD 'x' IN ROLE cases; ALTER ROLE ann SET role TO cases",
    "CREATE ROLE ben LOGIN PASSWORD 'x' IN ROLE cases; ALTER ROLE ben SET role TO cases",
)


def sql(server: Cluster, statement: str, database: str = "postgres") -> None:
    for one in statement.split("; "):
        server.run("psql", "-h", str(server.folder), "-p", str(server.port), "-U", "tester", "-c", one, database)


@pytest.mark.postgres
def test_members_work_with_logins_of_their_own(team: str, server: Cluster, worked: Case) -> None:
    """Two logins in one role: the first makes the store, the second opens it with a code; each writes under its name."""
    name = team.rpartition("/")[2]
    for statement in AS_THE_PAGE_SAYS:
        sql(server, statement.format(name=name))
    how = How(cost=CHEAP, pause=lambda _: None)
    ann, ben = (team.replace("tester@", f"{who}@") for who in ("ann", "ben"))
    made = create_store(ann, SECRET, how)
    assert isinstance(made, Created), made
    begun = made.store.new(worked)
    assert isinstance(begun, Saved)
    code = add_member(ann, SECRET, "ben", how)
    assert isinstance(code, str), code
    opened = open_store(ben, code, how)
    assert isinstance(opened, Store), opened
    assert isinstance(opened.decide(begun.id, "wait"), Saved)
    lines = opened.history(begun.id)
    assert not isinstance(lines, StoreProblem) and [line.by for line in lines] == ["ann", "ben"]
    opened.lock()
    made.store.lock()


def certificate(folder: Path, host: str) -> Path:
    """A certificate for a host, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir()
    (folder / "server.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "server.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return folder / "server.crt"


@pytest.mark.postgres
def test_a_server_s_certificate_is_checked(team: str, server: Cluster, tmp_path: Path) -> None:
    """Over TLS: the right certificate works, another authority's or another host's is not spoken to."""
    right, other = certificate(tmp_path / "right", "localhost"), certificate(tmp_path / "other", "localhost")
    data = server.folder / "data"
    owner = data.stat()
    for name in ("server.crt", "server.key"):
        shutil.copy(right.parent / name, data / name)
        (data / name).chmod(0o600)
        os.chown(data / name, owner.st_uid, owner.st_gid)
    sql(server, "ALTER SYSTEM SET ssl = on; SELECT pg_reload_conf()")
    base = team.replace("127.0.0.1", "localhost")
    made = create_store(f"{base}?sslmode=verify-full&sslrootcert={right}", SECRET, QUICK)
    assert isinstance(made, Created), made
    with made.store._backend.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").scalar() is True
    made.store.lock()
    for place in (
        f"{base}?sslmode=verify-full&sslrootcert={other}",
        f"{team}?sslmode=verify-full&sslrootcert={right}",
    ):
        problem = open_store(place, SECRET, QUICK)
        assert isinstance(problem, StoreProblem) and problem.code == "refused", problem
    sql(server, "ALTER SYSTEM RESET ssl; SELECT pg_reload_conf()")
