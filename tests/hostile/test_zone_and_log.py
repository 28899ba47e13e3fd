"""What a scanner sends ends in a sentence; what a fault carries ends nowhere."""

import logging
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiberatung.app.cli import engines
from kiberatung.app.logs import set_up_log
from kiberatung.app.main import run_command
from kiberatung.domain.errors import DomainError
from kiberatung.domain.mrz.lines import LONGEST_TEXT
from kiberatung.domain.mrz.reading import read_zone
from kiberatung.ui.shell.messages import crash_report
from tests.hostile.outside_doors import importers
from tests.support.desks import TODAY

# fmt: off
ADDRESSES = ("http://host.invalid", "https://host.invalid/?a=1", "file:///etc/passwd", "javascript:alert(1)", "tel:110",
             "smb://host/x", "mailto:a@b", "WIFI:S:x;;", "BEGIN:VCARD", "upi://pay", "data:text/html,<b>", "ms-word:x")
SHELL = (
    "; rm -rf /",
    "$(id)",
    "`id`",
    "| calc",
    "&& shutdown",
    "%00",
    "\0\0",
    "../../etc/passwd",
    "{{7*7}}",
    "${jndi:x}",
)
SHAPES = (
    *("<" * 88, "<" * 90, "A" * 88, "9" * 90, "P<" * 44, "P<D<<" + "<" * 83, "I<" + "\u202e" * 88, "\ufeff" * 90),
    *("\ud800" * 88, "é" * 88, "０" * 88, "\n" * 90, " " * 90, "P<UTOERIKSSON<<ANNA<MARIA\n", "«" * 44, "x" * 2049),
    *("A" * 100_000, "<" * (LONGEST_TEXT + 1), "P" + "<" * 43 + "\n" + "9" * 44, "\x1b]0;x\x07" * 20),
)


def payloads() -> list[str]:
    mixed = [f"{address}{shell}" for address in ADDRESSES for shell in SHELL][:70]
    return [*ADDRESSES, *SHELL, *SHAPES, *mixed]


@pytest.mark.requirement("R54", figure="100 Inhalte: 0 Adressen, 0 Befehle, jeder endet in einem Satz")
def test_whatever_a_scanner_sends_is_a_zone_or_a_sentence() -> None:
    tried = payloads()
    assert len(tried) >= 100
    for payload in tried:
        told = _told(payload)
        assert told is None or (told.message and told.next_step)


def _told(payload: str) -> DomainError | None:
    try:
        reading = read_zone(payload, TODAY)
    except DomainError as refusal:
        return refusal
    assert not reading.all_right or set(payload) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<\n")
    return None


@pytest.mark.requirement("R54")
def test_more_than_two_kilobytes_are_not_even_looked_at() -> None:
    with pytest.raises(DomainError, match="viel länger"):
        read_zone("<" * (LONGEST_TEXT + 1), TODAY)


CANARY = "Kanarienvogel-Ölçay"
KINDS = (
    *(ValueError, KeyError, TypeError, RuntimeError, OSError),
    *(UnicodeError, AssertionError, LookupError, ArithmeticError, AttributeError),
)


def faults() -> Iterator[Exception]:
    """300: each kind bare, as the cause of another, with the name in its attributes."""
    for number in range(30):
        for kind in KINDS:
            try:
                _fall(number, kind)
            except Exception as fault:  # noqa: BLE001 - every kind is wanted
                yield fault


def _fall(depth: int, kind: type[Exception]) -> None:
    family_name = f"{CANARY} {depth}"
    if depth % 3 == 0:
        raise kind(family_name)
    try:
        raise kind({"name": family_name})  # noqa: TRY301 - the inner one of two
    except kind as cause:
        if depth % 3 == 1:
            raise RuntimeError(f"about {family_name}") from cause
        raise LookupError(family_name, cause)  # noqa: B904 - the context, not the cause, is tried here


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    set_up_log(tmp_path / "log")
    yield tmp_path / "log" / "kiberatung.log"
    for handler in root.handlers[:]:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


@pytest.mark.requirement("R43", figure="300 Fehler: 0 Namen in Protokoll, Bericht und Meldung")
def test_no_fault_carries_a_name_into_log_report_or_message(
    log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for fault in faults():
        logging.getLogger("kiberatung.services").error("Fehler bei %s", CANARY, exc_info=fault)
        told.append(crash_report(fault))
        monkeypatch.setattr(engines, "names", _raising(fault))
        run_command(Namespace(doer="engines:names"))
    said = capsys.readouterr()
    assert len(told) == 300
    written = log.read_text("utf-8")
    for text in (written, said.out, said.err, *told):
        assert CANARY not in text
        assert "Ölçay" not in text
    assert written.count("ERROR") == 300
    assert "test_zone_and_log.py" in written
    assert log.stat().st_mode & 0o077 == 0


def _raising(fault: Exception):  # type: ignore[no-untyped-def]
    def names(_args: Namespace) -> int:
        raise fault

    return names


@pytest.mark.requirement("R43")
def test_the_log_is_set_up_in_one_place_and_prints_nothing_by_itself(log: Path) -> None:
    logging.getLogger("x").warning("Was %s", {"name": CANARY})
    logging.getLogger("x").error(ValueError(CANARY))
    assert CANARY not in log.read_text("utf-8")
    assert set(importers("logging.handlers")) == {"kiberatung/app/logs.py"}


@pytest.mark.requirement("R43")
def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    blocked = tmp_path / "datei"
    blocked.write_text("x")
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        set_up_log(blocked)
        logging.getLogger("x").error("nichts")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
