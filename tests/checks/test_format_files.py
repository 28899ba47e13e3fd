"""Every table and format file the program ships can be read."""

import csv
import json
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError, read_po

from tests.checks.sources import ROOT

BROKEN = (ValueError, csv.Error, ET.ParseError, PoFileError)
FOLDERS = ("resources", "translations", "migrations", "packaging")


def check_csv(content: bytes) -> None:
    """UTF-8 without mark, a header without doubles, every row as long as the header."""
    text = content.decode("utf-8")
    if text.startswith("\ufeff"):
        raise ValueError("byte order mark")
    header, *rows = csv.reader(text.splitlines(keepends=True), strict=True)
    if len(set(header)) != len(header) or any(len(row) != len(header) for row in rows):
        raise ValueError("columns")


def check_xml(content: bytes) -> None:
    ET.fromstring(content)  # noqa: S314 - our own file


def check_po(content: bytes) -> None:
    read_po(BytesIO(content), abort_invalid=True)


READERS: dict[str, Callable[[bytes], object]] = {
    ".csv": check_csv,
    ".json": json.loads,
    ".toml": lambda content: tomllib.loads(content.decode("utf-8")),
    ".svg": check_xml,
    ".xml": check_xml,
    ".po": check_po,
}


def format_files() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in READERS]
    return sorted([*found, ROOT / "pyproject.toml"])


def test_every_file_can_be_read() -> None:
    broken = []
    for path in format_files():
        try:
            READERS[path.suffix](path.read_bytes())
        except BROKEN as error:
            broken.append(f"{path.relative_to(ROOT)}: {error}")
    assert broken == []


def test_there_are_files_to_check() -> None:
    assert {path.suffix for path in format_files()} >= {".csv", ".toml"}


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".csv", b"a,b\n1\n"),
        (".csv", b"a,a\n1,2\n"),
        (".csv", b"\xef\xbb\xbfa,b\n1,2\n"),
        (".csv", "a\nü\n".encode("latin-1")),
        (".json", b"{"),
        (".toml", b"a ="),
        (".svg", b"<svg>"),
        (".po", b'msgid "a"\nmsgid "b"\n'),
    ],
)
def test_check_sees_a_broken_file(suffix: str, content: bytes) -> None:
    with pytest.raises(BROKEN):
        READERS[suffix](content)
