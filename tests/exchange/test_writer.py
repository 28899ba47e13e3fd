"""Handovers on disk: complete or not there, for the owner's eyes, and with nothing in them that stays here."""

import io
import os
import stat
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.handovers import RecipientKind
from kiberatung.exchange import folder
from kiberatung.exchange.container import opened_age, opened_seven_zip
from kiberatung.exchange.overview import overview_sheet
from kiberatung.services.handovers.contents import HandoverContent
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat, Lock, Protection
from kiberatung.services.handovers.previewing import preview_handover
from kiberatung.services.handovers.recipients import Recipient
from tests.services.handovers.handover_desk import CANARY, FOUR, a_desk, a_writer

WORDS = "ampel birke hafen krug linde wolke"
NUMBER = "Uebergabe-2026-001"
SEALED = Lock(protection=Protection.SEVEN_ZIP, passphrase=WORDS)
PLAIN = Lock(protection=Protection.PLAIN, plain_reason="Dort gibt es kein 7-Zip.")
SCHILD = ["SchuelerBasisdaten.dat", "SchuelerErzieher.dat", "SchuelerTelefonnummern.dat", "SchuelerZusatzdaten.dat"]

# What is in the files of the desk and must never be in any output: free texts, the protected address and all that
# leads to it, exact days of arrival and registration, days of schooling, birth dates of guardians, original script.
SECRETS = (
    CANARY,
    "48999",
    "9999999",
    "9999998",
    "17.03.2026",
    "18.03.2026",
    "19.03.2026",
    "2026-03-1",
    "12.09.2022",
    "13.02.2026",
    "08.08.1988",
    "asylum",
    "2026-0017",
    "الخطيب",
)


def content_for(kind: RecipientKind = RecipientKind.SCHULAMT) -> HandoverContent:
    desk, _store = a_desk()
    recipient = Recipient(kind=kind, name="Empfänger")
    return preview_handover(desk, recipient, FOUR, HandoverForm(), a_writer()).content


def written(format_: HandoverFormat, lock: Lock, target: Path, kind: RecipientKind = RecipientKind.SCHULAMT) -> Any:
    return a_writer().write(content_for(kind), HandoverForm(format=format_), lock, target)


def everything_in(path: Path) -> str:
    """All text in a file or folder, names included, spreadsheets unpacked."""
    texts = []
    for file in [path, *path.rglob("*")]:
        texts.append(file.name)
        if file.is_file():
            content = file.read_bytes()
            texts += [content.decode("utf-8", "replace"), content.decode("cp1252", "replace")]
            if file.suffix == ".xlsx":
                with zipfile.ZipFile(io.BytesIO(content)) as parts:
                    texts += [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
    return "\n".join(texts)


@pytest.mark.parametrize("kind", RecipientKind)
@pytest.mark.parametrize("format_", HandoverFormat)
def test_nothing_held_back_is_in_any_file(format_: HandoverFormat, kind: RecipientKind, tmp_path: Path) -> None:
    text = everything_in(written(format_, PLAIN, tmp_path, kind).path)
    assert [secret for secret in SECRETS if secret in text] == []
    assert "Omar" in text


@pytest.mark.parametrize(
    ("format_", "names"),
    [
        (HandoverFormat.XLSX, [f"{NUMBER}.xlsx"]),
        (HandoverFormat.CSV, [f"{NUMBER}.csv"]),
        (HandoverFormat.PDF, [f"{NUMBER}.pdf"]),
        (HandoverFormat.SCHILD, SCHILD),
        (HandoverFormat.FOLDER, [*SCHILD, f"{NUMBER}.pdf", f"{NUMBER}.xlsx"]),
    ],
)
def test_each_format_has_its_files_under_names_that_name_no_child(
    format_: HandoverFormat, names: list[str], tmp_path: Path
) -> None:
    result = written(format_, PLAIN, tmp_path)
    assert sorted(result.names) == names
    assert result.path.stem == NUMBER
    found = [result.path] if result.path.is_file() else sorted(result.path.iterdir())
    assert [file.name for file in found] == names


def test_files_are_for_the_owner_alone(tmp_path: Path) -> None:
    sealed = written(HandoverFormat.XLSX, SEALED, tmp_path).path
    plain = written(HandoverFormat.SCHILD, PLAIN, tmp_path).path
    modes = {stat.S_IMODE(file.stat().st_mode) for file in (sealed, *plain.iterdir())}
    assert (modes, stat.S_IMODE(plain.stat().st_mode)) == ({0o600}, 0o700)


def test_the_folder_in_a_package_is_that_without_one(tmp_path: Path) -> None:
    plain = written(HandoverFormat.FOLDER, PLAIN, tmp_path).path
    files = {file.name: file.read_bytes() for file in plain.iterdir()}
    sealed = written(HandoverFormat.FOLDER, SEALED, tmp_path).path
    assert opened_seven_zip(sealed.read_bytes(), WORDS) == files
    age = written(HandoverFormat.FOLDER, Lock(protection=Protection.AGE, passphrase=WORDS), tmp_path, RecipientKind.KI)
    assert age.path.name == f"{NUMBER}.age"
    assert sorted(opened_age(age.path.read_bytes(), WORDS)) == sorted(files)


def test_the_target_is_a_folder_or_a_name(tmp_path: Path) -> None:
    assert written(HandoverFormat.PDF, PLAIN, tmp_path / "neu").path == tmp_path / "neu" / f"{NUMBER}.pdf"
    assert written(HandoverFormat.PDF, PLAIN, tmp_path / "blatt.pdf").path == tmp_path / "blatt.pdf"
    assert written(HandoverFormat.SCHILD, PLAIN, tmp_path / "schild").path == tmp_path / "schild"


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    first = written(HandoverFormat.PDF, PLAIN, tmp_path).path
    before = first.read_bytes()
    with pytest.raises(DomainError, match="nichts überschrieben"):
        written(HandoverFormat.PDF, PLAIN, tmp_path)
    assert (first.read_bytes(), list(tmp_path.iterdir())) == (before, [first])


@pytest.mark.parametrize("format_", [HandoverFormat.PDF, HandoverFormat.SCHILD])
def test_a_full_disk_leaves_nothing_behind(
    format_: HandoverFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFault, match="ließ sich nicht schreiben"):
        written(format_, PLAIN, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_bytes_that_come_back_otherwise_are_no_handover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder.Path, "read_bytes", lambda _path: b"")
    with pytest.raises(EnvironmentFault, match="ließ sich nicht schreiben"):
        folder.write_file(tmp_path / "a.pdf", b"1")
    assert list(tmp_path.iterdir()) == []


def test_a_handover_can_be_taken_back(tmp_path: Path) -> None:
    for format_ in (HandoverFormat.PDF, HandoverFormat.SCHILD):
        a_writer().discard(written(format_, PLAIN, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_same_handover_gives_the_same_digest(tmp_path: Path) -> None:
    one, other = (written(HandoverFormat.FOLDER, PLAIN, tmp_path / name) for name in ("a", "b"))
    assert one.sha256 == other.sha256


def test_the_overview_shows_the_rows_of_the_preview() -> None:
    content = content_for()
    sheet = overview_sheet(content)
    names = ("Angabe", *(cell.text for cell in content.rows[0].cells))
    assert {group.heads for group in sheet.groups} == {names}
    assert [group.title for group in sheet.groups] == ["Zur Person", "Schule und Sprache", "Empfehlung"]
    assert ("Zuzugsjahr", "2026", "2026", "2026", "2026") in sheet.groups[0].rows


def test_with_more_children_the_table_repeats_and_names_them() -> None:
    content = content_for()
    rows = tuple(replace(row, cells=(*row.cells, row.cells[0])) for row in content.rows)
    sheet = overview_sheet(replace(content, files=(*content.files, content.files[0]), rows=rows))
    assert [group.title for group in sheet.groups][::3] == [
        "Zur Person (Kinder 1 bis 4)",
        "Zur Person (Kind 5)",
    ]
    assert {group.heads for group in sheet.groups[3:]} == {("Angabe", "Al-Khatib, Omar", "", "", "")}
