"""Which of two answers is proposed, and why."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.children import DateCertainty
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.merging.proposals import Answer, Side, propose

EARLY, LATE = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 10, 12, 23, 30, tzinfo=UTC)
MARCH, NEW_YEAR = BirthDate(date(2014, 3, 9)), BirthDate(date(2014, 1, 1))
ONLY_YEAR = BirthDate(date(2014, 1, 1), DateCertainty.YEAR)


def an_answer(value: Any = None, **more: Any) -> Answer:
    return Answer(value, str(value or ""), **more)


@pytest.mark.parametrize(
    ("left", "right", "side", "reason"),
    [
        (an_answer(""), an_answer("Rheine"), Side.RIGHT, "Nur hier beantwortet"),
        (an_answer("Rheine"), an_answer(None), Side.LEFT, "Nur hier beantwortet"),
        (an_answer("", no_value=NoValue.REFUSED), an_answer("Rheine"), Side.RIGHT, "Nur hier mit einer Angabe"),
        (an_answer(""), an_answer("", no_value=NoValue.UNKNOWN), Side.RIGHT, "Nur hier beantwortet"),
        (
            an_answer("Ahmad", source=Source.INTERPRETED, changed_at=LATE),
            an_answer("Achmed", source=Source.PASSPORT, changed_at=EARLY),
            Side.RIGHT,
            "Aus einem Dokument",
        ),
        (
            an_answer("Ahmad", source=Source.OWN_WORDS),
            an_answer("Achmed", source=Source.INTERPRETED),
            Side.LEFT,
            "In eigenen Worten gesagt",
        ),
        (an_answer(NEW_YEAR), an_answer(MARCH), Side.RIGHT, "Genauer bekannt"),
        (an_answer(MARCH), an_answer(ONLY_YEAR), Side.LEFT, "Genauer bekannt"),
        (an_answer(("475",)), an_answer(("475", "163")), Side.RIGHT, "Enthält auch die andere Angabe"),
        (an_answer(("475",)), an_answer(("163",)), Side.BOTH, "Beide zusammen"),
        (an_answer("A", changed_at=EARLY), an_answer("B", changed_at=LATE), Side.RIGHT, "Neuer: vom 13.10.2026"),
        (an_answer("A", changed_at=LATE), an_answer("B", changed_at=EARLY), Side.LEFT, "Neuer: vom 13.10.2026"),
        (an_answer("A", changed_at=LATE), an_answer("B"), Side.LEFT, "Beide gleich gut belegt"),
        (an_answer(MARCH), an_answer(BirthDate(date(2014, 9, 3))), Side.LEFT, "Beide gleich gut belegt"),
    ],
)
def test_the_better_answer_is_proposed_with_its_reason(left: Answer, right: Answer, side: Side, reason: str) -> None:
    proposal = propose("place_of_birth", left, right)
    assert (proposal.side, proposal.reason, proposal.is_fixed) == (side, reason, False)


def test_who_was_reported_twice_waits_since_the_first_report() -> None:
    early, late = an_answer(date(2026, 8, 3), changed_at=EARLY), an_answer(date(2026, 9, 1), changed_at=LATE)
    assert propose("reported_on", late, early).side is Side.RIGHT
    assert propose("reported_on", early, late).side is Side.LEFT


@pytest.mark.parametrize(("left", "right", "side"), [(True, False, Side.LEFT), (False, True, Side.RIGHT)])
def test_the_protection_of_an_address_is_never_lost(left: bool, right: bool, side: Side) -> None:
    proposal = propose("address_protected", an_answer(left), an_answer(right))
    assert (proposal.side, proposal.is_fixed) == (side, True)


def test_what_stands_in_every_new_family_was_answered_by_nobody() -> None:
    assert propose("letter_language", an_answer("de", changed_at=LATE), an_answer("ar")).side is Side.RIGHT
    assert propose("letter_language", an_answer("tr"), an_answer("de")).side is Side.LEFT
    assert propose("letter_language", an_answer("tr"), an_answer("ar")).side is Side.LEFT


def test_of_two_addresses_the_fuller_one_is_proposed() -> None:
    town, whole = an_answer("48429 Rheine", changed_at=LATE), an_answer("Lindenweg 4, 48429 Rheine", changed_at=EARLY)
    assert propose("street", town, whole).side is Side.RIGHT
    assert propose("street", whole, town).reason == "Vollständiger"
    assert propose("street", whole, an_answer("Am Markt 1, 48268 Greven", changed_at=LATE)).side is Side.RIGHT
