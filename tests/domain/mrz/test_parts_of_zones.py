"""A line of a zone is told from an answer, so that a scanner may send it anywhere."""

import pytest

from kiberatung.domain.mrz.lines import is_part_of_zone
from tests.support.zones import passport_zone

ZONE = passport_zone("AL<KHATIB<<OMAR")
FIRST, SECOND = ZONE.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        FIRST, SECOND, ZONE, ZONE.lower(), ZONE.replace("\n", "\r\n"), f"  {FIRST} ", FIRST[:25] + "<<",
        FIRST.replace("<", "‹"), "IDSYR0000000011<<<<<<<<<<<<<<<", "1505225M3004010SYR<<<<<<<<<<<2",
    ],
)  # fmt: skip
def test_lines_of_zones(text: str) -> None:
    assert is_part_of_zone(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Al-Khatib", "P<SYR", "Wolfeschlegelsteinhausenbergerdorff", "A" * 44, "12345678901234567890",
        "Gesamtschule Lengerich Tecklenburg 12", "الخطيب" * 8, "a<b << c<d, geboren 2014 in Köln",
    ],
)  # fmt: skip
def test_answers_are_none(text: str) -> None:
    assert not is_part_of_zone(text)
