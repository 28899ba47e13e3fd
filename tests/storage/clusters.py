"""A PostgreSQL server of our own for one run of the tests, on a socket in a temporary folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import text

from kiberatung.storage.engine import server_engine

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_NUMBERS = count(1)
_ROOM = 1 << 30
_FOR_AN_HOUR = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
    " -c max_wal_size=8GB -c checkpoint_timeout=1h -c autovacuum=off"
)
"""Nothing of it need survive: the server never waits for the disk, and tidies nothing up."""


@contextmanager
def throw_away_cluster() -> Iterator[str]:
    """The address of its maintenance database."""
    if not _BINARIES:
        raise AssertionError("PostgreSQL fehlt: Installieren Sie „postgresql-15“ und rufen Sie die Tests neu auf.")
    home = Path(tempfile.mkdtemp(prefix="kiberatung-server-", dir=_in_memory()))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(home, owner.pw_uid, owner.pw_gid)
    cluster, socket = home / "cluster", home
    _run("initdb", "-D", cluster, "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-c listen_addresses='' -c unix_socket_directories='{socket}' {_FOR_AN_HOUR}"
    _run("pg_ctl", "-D", cluster, "-w", "-l", home / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://postgres@/postgres?host={socket}"
    finally:
        _run("pg_ctl", "-D", cluster, "-w", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def drop_database(cluster: str, address: str) -> None:
    _say_to_server(cluster, f"DROP DATABASE {address.split('?', maxsplit=1)[0].rsplit('/', 1)[1]} WITH (FORCE)")


def new_database(cluster: str, template: str = "template1") -> str:
    """The address of a fresh database on it."""
    name = f"bestand_{next(_NUMBERS)}"
    _say_to_server(cluster, f"CREATE DATABASE {name} TEMPLATE {template}")
    return cluster.replace("/postgres?", f"/{name}?")


def _say_to_server(cluster: str, command: str) -> None:
    engine = server_engine(cluster)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(command))
    finally:
        engine.dispose()


def _in_memory() -> Path | None:
    """A database is a thousand files, made six times as fast in memory; None where there is too little of it."""
    memory = Path("/dev/shm")  # noqa: S108 - `mkdtemp` makes the folder
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > _ROOM else None


def _run(program: str, *arguments: object) -> None:
    """As the account postgres when we are root, which the server refuses to be."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*before, str(_BINARIES[0] / program), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", text=True, check=False)
    assert done.returncode == 0, done.stdout
