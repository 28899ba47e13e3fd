"""With another language on the screens, what leaves the office is the same, byte for byte."""

import gettext
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiberatung.app import composition
from kiberatung.app.session import Session
from kiberatung.basics import texts
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.children import Child
from kiberatung.domain.letters import LetterKind
from kiberatung.services.data_sheets import empty_sheet, family_sheet
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.choosing import ready_children
from kiberatung.services.handovers.creating import create_plain_handover
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat, Lock, Protection
from kiberatung.services.handovers.previewing import preview_handover
from kiberatung.services.handovers.recipients import recipient_named
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.request import LetterRequest
from tests.support.practice_stores import PASSPHRASE, TODAY, make_practice_store


class Marked(gettext.NullTranslations):
    """Another language in which every text can be told: ⟦so⟧."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return f"⟦{singular if number == 1 else plural}⟧"


@pytest.fixture
def other_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(texts, "_catalogue", Marked())
        yield


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = make_practice_store(tmp_path_factory.mktemp("sprache"), 8)
    session = Session(path, FixedClock.on(date.fromisoformat(TODAY)))
    yield session.open(PASSPHRASE)
    session.close()


def test_screens_do_change(other_language: None) -> None:
    assert texts._("Speichern") == "⟦Speichern⟧"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_letters_and_sheets_stay_german(desk: Desk, other_language: None, language: str) -> None:
    letters, sheets = composition.letter_texts(), composition.sheet_texts()
    with desk.reading() as records:
        child = records.find(Child)[0]
    request = LetterRequest(
        kind=LetterKind.SCHULPFLICHT_INFORMATION, family_id=child.family_id, child_id=child.id, language=language
    )
    assert "⟦" not in repr(prepare_letter(desk, letters, request).sheet)
    assert "⟦" not in repr(family_sheet(desk, sheets, child.family_id, language))
    assert "⟦" not in repr(empty_sheet(desk, sheets, language))


def test_files_for_offices_stay_german(desk: Desk, other_language: None, tmp_path: Path) -> None:
    form, writer = HandoverForm(format=HandoverFormat.CSV), composition.handover_writer()
    recipient = recipient_named(desk, "schulamt")
    preview = preview_handover(desk, recipient, ready_children(desk, recipient.kind, None)[:1], form, writer)
    lock = Lock(protection=Protection.PLAIN, plain_reason="Der Empfänger kann noch nichts entschlüsseln")
    written = create_plain_handover(desk, preview, lock, tmp_path, writer).written.path
    assert "⟦" not in written.read_bytes().decode("utf-8-sig")
