"""A letter that was kept in the file gets its day when it really leaves: once, with one entry, and it can be undone."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.information_given import GivenInformation
from kiberatung.domain.letters import Letter, LetterId, LetterKind, SentSheet
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kept_sheets import digest_of
from kiberatung.services.letters.register import LetterWay, record_letter_sent
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.sending_kept import kept_letter, record_kept_sent
from kiberatung.services.letters.sent import sent_letters
from kiberatung.services.undo import undo_last
from tests.services.letters.batch_town import a_town
from tests.services.letters.paper_desk import FAMILY, OMAR, TEXTS

FAMILY_ID = FamilyId(FAMILY)
PAGE = digest_of(b"pages")


@pytest.fixture
def desk() -> Desk:
    return a_town()


def kept(desk: Desk, kind: LetterKind = LetterKind.SCHULPFLICHT_INFORMATION) -> LetterId:
    request = LetterRequest(kind=kind, family_id=FAMILY_ID, child_id=OMAR, language="ar")
    prepared = prepare_letter(desk, TEXTS, request)
    letter = record_letter_sent(desk, prepared, way=LetterWay.KEPT)
    desk.clock.moment += timedelta(days=3)  # type: ignore[attr-defined]  # the clock of a test
    return letter.id


def one(desk: Desk, kind: type[Any]) -> Any:
    with desk.reading() as records:
        [found] = records.find(kind)
    return found


def noted(desk: Desk, *deeds: Deed) -> list[str]:
    logged: list[Any] = desk.store.tables.changes  # type: ignore[attr-defined]  # the store of a test
    return [entry.change.what for entry in logged if entry.change.deed in deeds]


@pytest.mark.parametrize(("way", "deed"), [(LetterWay.PRINTED, Deed.PRINT), (LetterWay.FILE, Deed.EXPORT)])
def test_day_page_information_and_one_row_of_the_log_come_with_the_way_out(
    desk: Desk, way: LetterWay, deed: Deed
) -> None:
    letter_id = kept(desk)
    step = record_kept_sent(desk, letter_id, PAGE, way)
    assert step is not None
    assert one(desk, Letter).sent_on == desk.today
    assert one(desk, SentSheet).digest == PAGE
    assert one(desk, GivenInformation).given_on == desk.today
    assert noted(desk, deed) == [step.what]


def test_undone_it_is_only_kept_again_and_the_log_still_tells(desk: Desk) -> None:
    record_kept_sent(desk, kept(desk), PAGE)
    assert undo_last(desk).what == "Aufbewahrtes Schreiben ausgegeben"
    assert (one(desk, Letter).sent_on, one(desk, SentSheet).digest) == (None, "")
    with desk.reading() as records:
        assert records.find(GivenInformation) == []
    assert len(noted(desk, Deed.PRINT)) == 1


def test_printed_again_the_first_day_stays_and_only_the_log_grows(desk: Desk) -> None:
    letter_id = kept(desk, LetterKind.CONSENT)
    record_kept_sent(desk, letter_id, PAGE)
    first = one(desk, Letter).sent_on
    desk.clock.moment += timedelta(days=5)  # type: ignore[attr-defined]  # the clock of a test
    assert record_kept_sent(desk, letter_id, PAGE, LetterWay.FILE) is None
    assert one(desk, Letter).sent_on == first
    assert noted(desk, Deed.PRINT, Deed.EXPORT) == [
        "Aufbewahrtes Schreiben ausgegeben", "Schreiben noch einmal als Datei gesichert",
    ]  # fmt: skip


def test_the_list_of_the_family_tells_both_days(desk: Desk) -> None:
    letter_id = kept(desk)
    with desk.reading() as records:
        [before] = sent_letters(records, FAMILY_ID)
    record_kept_sent(desk, letter_id, PAGE)
    with desk.reading() as records:
        [after] = sent_letters(records, FAMILY_ID)
    assert (before.has_left, after.has_left) == (False, True)
    assert (after.written_on, after.sent_on) == (desk.today - timedelta(days=3), desk.today)


def test_an_address_protected_since_then_does_not_leave(desk: Desk) -> None:
    letter_id = kept(desk, LetterKind.PLACEMENT)
    assert kept_letter(desk, FAMILY_ID, letter_id).title.startswith("Mitteilung des Schulplatzes vom")
    with desk.changing("Anschrift geschützt") as work:
        work.put(replace(work.get(Family, FAMILY_ID), address_protected=True))
        work.commit()
    with pytest.raises(DomainError, match="jetzt geschützt"):
        kept_letter(desk, FAMILY_ID, letter_id)
