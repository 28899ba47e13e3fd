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


@contextmanager
def throw_away_cluster() -> Iterator[str]:
    """The address of its maintenance database."""
    if not _BINARIES:
        raise AssertionError("PostgreSQL fehlt: Installieren Sie „postgresql-15“ und rufen Sie die Tests neu auf.")
    home = Path(tempfile.mkdtemp(prefix="kiberatung-server-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(home, owner.pw_uid, owner.pw_gid)
    cluster, socket = home / "cluster", home
    _run("initdb", "-D", cluster, "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-c listen_addresses='' -c unix_socket_directories='{socket}' -c fsync=off"
    _run("pg_ctl", "-D", cluster, "-w", "-l", home / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://postgres@/postgres?host={socket}"
    finally:
        _run("pg_ctl", "-D", cluster, "-w", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def new_database(cluster: str, template: str = "template1") -> str:
    """The address of a fresh database on it."""
    name = f"bestand_{next(_NUMBERS)}"
    engine = server_engine(cluster)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    finally:
        engine.dispose()
    return cluster.replace("/postgres?", f"/{name}?")


def _run(program: str, *arguments: object) -> None:
    """As the account postgres when we are root, which the server refuses to be."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*before, str(_BINARIES[0] / program), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", text=True, check=False)
    assert done.returncode == 0, done.stdout
