"""Times at school and without it in words."""

from datetime import date

import pytest

from kiberatung.domain.schooling import SchoolingGap
from kiberatung.services.schooling.words import duration_words, gap_sentence, month_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("months", "words"),
    [(0, "0 Monate"), (1, "1 Monat"), (12, "1 Jahr"), (14, "1 Jahr 2 Monate"), (25, "2 Jahre 1 Monat")],
)
def test_a_length_is_said_in_years_and_months(months: int, words: str) -> None:
    assert duration_words(months) == words


def test_a_gap_is_said_in_words() -> None:
    gap = SchoolingGap(date(2019, 6, 30), date(2020, 9, 1))
    assert gap_sentence(gap, TODAY) == "Juli 2019 bis August 2020: keine Schule – 1 Jahr 2 Monate"
    assert (
        gap_sentence(SchoolingGap(date(2025, 6, 30), TODAY), TODAY) == "Seit Juli 2025: keine Schule – 1 Jahr 5 Monate"
    )
    assert month_words(date(2026, 3, 1)) == "März 2026"
