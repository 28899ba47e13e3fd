"""The papers with keys: what stands on them is read back, and their QR codes say the same."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kiberatung.documents.qr_code import qr_squares, qr_svg
from kiberatung.documents.typesetting import Typesetter
from kiberatung.services.key_papers import PassphrasePaper, RecoveryPaper
from kiberatung.storage.keys.keyslots import Keyslots, SlotKind, new_recovery_key, new_store_key, unwrap, with_slot
from kiberatung.storage.keys.recovery_sheet import from_recovery_sheet, recovery_sheet
from tests.documents.qr_reading import read_squares
from tests.support.builders import IDENTIFIERS
from tests.support.fakes import CHEAP

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DAY = date(2026, 11, 23)
KEY = new_store_key(IDENTIFIERS.next())
PRINTED = new_recovery_key()
SHEET = recovery_sheet(with_slot(Keyslots(KEY.store_id), KEY, PRINTED, CHEAP, SlotKind.RECOVERY))
LONG = "Kommunales Integrationszentrum der kreisfreien Stadt " + "Mülheim-an-der-Ruhr-" * 6


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(templates=RESOURCES / "letters" / "templates", fonts=RESOURCES / "fonts")


def _text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        text: str = document[0].get_textpage().get_text_bounded()
        return text


@pytest.mark.requirement("R29")
@pytest.mark.parametrize("office", ["KI Kreis Steinfurt", LONG])
def test_the_paper_says_key_and_slot_so_that_they_can_be_typed(typesetter: Typesetter, office: str) -> None:
    paper = RecoveryPaper(office, "bestand.kib", PRINTED, tuple(SHEET.splitlines()), DAY)
    text = _text(typesetter.render_recovery_paper(paper))
    groups = PRINTED.split("-")
    assert "-".join(groups[:3]) in text
    assert "-".join(groups[3:]) in text
    found = [line.split(" ", 1)[-1].strip() for line in text.splitlines()]
    assert all(line in found for line in SHEET.splitlines())
    assert "23.11.2026" in text
    assert "recovery-key keyslots --sheet" in text


@pytest.mark.requirement("R29", figure="the QR codes of key and slot are read back by a reader of our own")
def test_the_codes_say_what_is_printed() -> None:
    assert read_squares(qr_squares(PRINTED)) == PRINTED
    read = read_squares(qr_squares("-".join(SHEET.splitlines())))
    assert unwrap(from_recovery_sheet(read), PRINTED).key == KEY.key
    assert read_squares(qr_squares("bytes, small letters: äöü".replace("äöü", "aou"))) == "bytes, small letters: aou"


def test_a_picture_has_a_rectangle_for_each_run_and_a_quiet_zone() -> None:
    squares = ((True, True, False), (False, False, False), (False, True, True))
    assert qr_svg(squares) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 11 11"><path d="M4 4h2v1h-2zM5 6h2v1h-2z"/></svg>'
    )
    with pytest.raises(ValueError, match="ASCII"):
        qr_squares("ä")


@pytest.mark.parametrize("name", ["Petra Lohmann", "عبد الرحمن محمد الأحمد", "von und zu " * 12 + "Löwenstein"])
def test_the_first_passphrase_stands_alone_on_its_paper(typesetter: Typesetter, name: str) -> None:
    words = "bock grotte besteller fass bleistift liga"
    text = _text(typesetter.render_passphrase_paper(PassphrasePaper("KI Kreis Steinfurt", name, words, DAY)))
    assert words in " ".join(text.split())
