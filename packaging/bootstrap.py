"""Sets the checkout up, starts the program and runs the checks, with nothing but Python's standard library.

    python3 packaging/bootstrap.py run [arguments of kiberatung]
    python3 packaging/bootstrap.py test [--long] [arguments of pytest]
    python3 packaging/bootstrap.py setup
    python3 packaging/bootstrap.py lock

Exit codes: 0 done, 1 a check failed or the program refused, 2 wrong usage, 3 the machine lacks something.
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
ENDING = ".exe" if os.name == "nt" else ""
PYTHON = SCRIPTS / f"python{ENDING}"
PROGRAM = SCRIPTS / f"kiberatung{ENDING}"
STAMPS = VENV / "bootstrap.json"
LOG = ROOT / "build" / "setup.log"
PACKAGING = ROOT / "packaging"
LOCKS = {"run": PACKAGING / "requirements.lock", "test": PACKAGING / "requirements-dev.lock"}
CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "lint-imports": ["lint-imports"],
}
COMPILE_TEXTS = """
import sys
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
for source in sys.argv[1:]:
    with open(source, "rb") as text, open(source[:-2] + "mo", "wb") as compiled:
        write_mo(compiled, read_po(text))
"""


class SetupFailure(Exception):
    """The machine lacks something; the text says what, and what to do."""


def main(arguments: list[str]) -> int:
    command, rest = _parse(arguments)
    try:
        _check_python()
        return {"setup": _setup_only, "run": _run, "test": _test, "lock": _lock}[command](rest)
    except SetupFailure as failure:
        _say(str(failure))
    except OSError as error:
        _say(f"Das Betriebssystem meldet: {error}. Prüfen Sie Platz und Rechte, dann wiederholen Sie den Befehl.")
    except KeyboardInterrupt:
        _say("Abgebrochen. Derselbe Befehl macht an dieser Stelle weiter.")
        return 1
    return 3


def _parse(arguments: list[str]) -> tuple[str, list[str]]:
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="KIberatung einrichten, starten, prüfen.")
    parser.add_argument("command", choices=["run", "test", "setup", "lock"])
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="geht weiter an kiberatung oder pytest")
    parsed = parser.parse_args(arguments)
    if parsed.rest and parsed.command in {"setup", "lock"}:
        parser.error(f"„{parsed.command}“ nimmt keine weiteren Angaben.")
    return parsed.command, parsed.rest


def _setup_only(_rest: list[str]) -> int:
    if not _set_up("run"):
        _say("Alles ist schon eingerichtet.")
    return 0


def _run(arguments: list[str]) -> int:
    _set_up("run")
    if arguments or _has_display():
        return subprocess.call([str(PROGRAM), *arguments], env=_environment())
    return _play_story()


def _test(arguments: list[str]) -> int:
    _set_up("test")
    environment = {**_environment(), "QT_QPA_PLATFORM": "offscreen"}
    failed = [name for name, command in CHECKS.items() if not _check_passes(name, command, environment)]
    if failed:
        _show(f"Nicht bestanden: {', '.join(failed)}. Die Tests laufen trotzdem.")
    outcome = subprocess.call([str(PYTHON), "-m", "pytest", *_pytest_options(arguments)], cwd=ROOT, env=environment)
    return 1 if failed or outcome else 0


def _pytest_options(arguments: list[str]) -> list[str]:
    """All cores, the tests of one file on the same; with `--long` also those that take minutes."""
    long = ["-m", "long or not long"] if "--long" in arguments else []
    return [
        "-n",
        "auto",
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
        "--max-worker-restart=0",  # a crash is a failure; a worker begun anew can leave the others waiting for ever
        *long,
        *(one for one in arguments if one != "--long"),
    ]


def _check_passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    _show(f"== {name}")
    program = SCRIPTS / f"{command[0]}{ENDING}"
    return subprocess.call([str(program), *command[1:]], cwd=ROOT, env=environment) == 0


def _lock(_rest: list[str]) -> int:
    """Remake both lock files from pyproject.toml; uv asks the package index this machine is set to."""
    _set_up("test")
    uv = [str(SCRIPTS / f"uv{ENDING}"), "pip", "compile", "--universal", "--generate-hashes"]
    plain = ["--no-header", "--quiet", "pyproject.toml"]
    run_lock, test_lock = (str(lock.relative_to(ROOT)) for lock in (LOCKS["run"], LOCKS["test"]))
    for step in (
        [*uv, *plain, "--group", "build", "-o", run_lock],
        [*uv, *plain, "--group", "build", "--group", "dev", "-c", run_lock, "-o", test_lock],
    ):
        _quietly(step, "Die Liste der Pakete ließ sich nicht neu schreiben.")
    _say(f"Neu geschrieben: {run_lock}, {test_lock}.")
    return 0


# ----- the window, or the story where there is none


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _play_story() -> int:
    folder = ROOT / "build" / time.strftime("story-%Y%m%d-%H%M%S")
    _show("Hier gibt es keinen Bildschirm, deshalb öffnet sich kein Fenster. Stattdessen läuft die Geschichte einer")
    _show("erfundenen Familie von der Meldung bis zur Übergabe; dabei entstehen alle Schreiben, Listen und Bilder.")
    environment = {**_environment(), "QT_QPA_PLATFORM": "offscreen"}
    outcome = subprocess.call([str(PROGRAM), "story", "--out", str(folder)], env=environment)
    written = sorted(path for path in folder.rglob("*") if path.is_file())
    _show(f"Geschrieben: {len(written)} Dateien in {folder}")
    for path in written:
        _show(f"  {path.relative_to(folder)} ({path.stat().st_size:,} Byte)".replace(",", "."))
    return outcome


# ----- the set-up: each step knows whether it is already done


def _set_up(purpose: str) -> bool:
    """Bring everything up to date for "run" or "test"; True if anything had to be done."""
    begun = time.monotonic()
    libraries_done = _provide_system_packages(purpose)
    steps = (_make_venv(), _install_packages(purpose), _install_project(), _compile_texts())
    _compile_package()
    done = libraries_done or any(steps)
    if done:
        _say(f"Eingerichtet in {time.monotonic() - begun:.0f} s: {PROGRAM.relative_to(ROOT)}")
    return done


def _check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise SetupFailure(f"KIberatung braucht Python 3.11 bis 3.14, gefunden wurde {found}.")


def _make_venv() -> bool:
    if PYTHON.exists() and (_stamp("venv") == _venv_state() or (not _stamp("venv") and _has_pip())):
        _set_stamp("venv", _venv_state())
        return False
    if importlib.util.find_spec("ensurepip") is None:
        _apt_install(["python3-venv"], "Python kann hier keine virtuelle Umgebung anlegen.")
    _say("Virtuelle Umgebung .venv anlegen …")
    _quietly([sys.executable, "-m", "venv", "--clear", str(VENV)], "Die virtuelle Umgebung ließ sich nicht anlegen.")
    _set_stamp("venv", _venv_state())
    return True


def _venv_state() -> str:
    """Its place and its Python: a moved folder or a newer system Python needs a new one."""
    return f"{VENV} {PYTHON.resolve()}"


def _has_pip() -> bool:
    return subprocess.call([str(PYTHON), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0


def _install_packages(purpose: str) -> bool:
    if _stamp(purpose) == _hash(LOCKS[purpose]):
        return False
    _say("Pakete installieren, jedes an seiner Prüfsumme geprüft; beim ersten Mal dauert das eine Weile …")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--compile"]
    problem = "Die Pakete ließen sich nicht installieren. Prüfen Sie die Verbindung zum Paketserver."
    _quietly([*pip, "--require-hashes", "-r", str(LOCKS[purpose])], problem)
    for name in {"run", purpose}:  # the list for the tests contains the one for running
        _set_stamp(name, _hash(LOCKS[name]))
    return True


def _install_project() -> bool:
    state = _hash(ROOT / "pyproject.toml", ROOT / "kiberatung" / "__init__.py")
    if PROGRAM.exists() and _stamp("project") == state:
        return False
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    _quietly([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "KIberatung ließ sich nicht installieren.")
    _set_stamp("project", state)
    return True


def _compile_package() -> None:
    """Everything starts three times slower without bytecode, and some machines forbid Python to write it."""
    sources = [*ROOT.glob("kiberatung/**/*.py"), *ROOT.glob("migrations/**/*.py")]
    times = sorted((str(path.relative_to(ROOT)), path.stat().st_mtime_ns) for path in sources)
    state = hashlib.sha256(repr(times).encode()).hexdigest()
    if _stamp("bytecode") != state:
        step = [str(PYTHON), "-m", "compileall", "-q", "kiberatung", "migrations"]
        subprocess.call(step, cwd=ROOT, env=_environment())
        _set_stamp("bytecode", state)


def _compile_texts() -> bool:
    sources = [
        path for path in ROOT.glob("translations/*/LC_MESSAGES/*.po") if _is_newer(path, path.with_suffix(".mo"))
    ]
    if sources:
        _say("Übersetzungen vorbereiten …")
        step = [str(PYTHON), "-c", COMPILE_TEXTS, *map(str, sources)]
        _quietly(step, "Die Übersetzungen ließen sich nicht vorbereiten.")
    return bool(sources)


def _is_newer(source: Path, made: Path) -> bool:
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


# ----- what the system must bring


def _provide_system_packages(purpose: str) -> bool:
    """Install what is missing, or stop with the one line that does; True if something was installed."""
    if not sys.platform.startswith("linux"):
        return False
    missing = _missing_libraries()
    if purpose == "test" and not _has_postgresql():
        missing["initdb"] = "postgresql"
    if not missing:
        return False
    _apt_install(sorted(set(missing.values())), f"Diesem System fehlt: {', '.join(sorted(missing))}.")
    return True


def _missing_libraries() -> dict[str, str]:
    """Library → Debian package, for what Qt needs here."""
    needs = {"qt"}
    needs |= {"x11"} if os.environ.get("DISPLAY") else set()
    needs |= {"wayland"} if os.environ.get("WAYLAND_DISPLAY") else set()
    with (PACKAGING / "linux" / "libraries.csv").open(encoding="utf-8", newline="") as table:
        wanted = {row["library"]: row["package"] for row in csv.DictReader(table) if row["needed_for"] in needs}
    known = _known_libraries()
    return {library: package for library, package in wanted.items() if library not in known and not _loads(library)}


def _known_libraries() -> set[str]:
    ldconfig = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    if not ldconfig:
        return set()
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in listing.splitlines() if "=>" in line}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_postgresql() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def _apt_install(packages: list[str], problem: str) -> None:
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        names = ", ".join(packages)
        raise SetupFailure(f"{problem} Installieren Sie, was bei Debian {names} heißt, und wiederholen Sie den Befehl.")
    if os.geteuid() != 0:
        raise SetupFailure(f"{problem} Bitte einmal ausführen und dann wiederholen:\nsudo {' '.join(install)}")
    _say(f"Systempakete installieren: {' '.join(packages)} …")
    if not _succeeds(install):
        _quietly(["apt-get", "update"], f"{problem} Die Paketlisten ließen sich nicht laden.")
        _quietly(install, f"{problem} apt-get konnte es nicht installieren.")


# ----- tools


def _environment() -> dict[str, str]:
    """The caller's environment, except that Python may keep what it compiles."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _quietly(command: list[str], problem: str) -> None:
    """Run a step; its output goes to the log and is shown only in part when it fails."""
    if not _succeeds(command):
        for line in LOG.read_text(encoding="utf-8", errors="replace").splitlines()[-8:]:
            _say(f"  | {line}")
        raise SetupFailure(f"{problem} Danach wiederholen Sie den Befehl. Alles Weitere: {LOG.relative_to(ROOT)}")


def _succeeds(command: list[str]) -> bool:
    LOG.parent.mkdir(exist_ok=True)
    environment = {**_environment(), "DEBIAN_FRONTEND": "noninteractive"}
    with LOG.open("w", encoding="utf-8") as log:
        outcome = subprocess.call(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    return outcome == 0


def _hash(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _stamps() -> dict[str, str]:
    try:
        return dict(json.loads(STAMPS.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _stamp(name: str) -> str:
    return _stamps().get(name, "")


def _set_stamp(name: str, state: str) -> None:
    stamps = _stamps()
    if stamps.get(name) != state:
        STAMPS.write_text(json.dumps({**stamps, name: state}, indent=1), encoding="utf-8")


def _say(line: str) -> None:
    """Progress and failures: beside the output of the program, not in it."""
    print(line, file=sys.stderr, flush=True)


def _show(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Windows console may not know every letter
    sys.exit(main(sys.argv[1:]))
