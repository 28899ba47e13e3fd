"""Dates as people type them."""

from datetime import date

import pytest

from kiberatung.basics.date_words import DatePrecision, TypedDate, UnreadableDateError, read_date

REFERENCE = date(2026, 11, 24)
DAY = TypedDate(2014, 3, 9)

READ = {
    "9.3.14": DAY,
    "09.03.14": DAY,
    "9.3.2014": DAY,
    "09.03.2014": DAY,
    "090314": DAY,
    "09032014": DAY,
    "9 3 2014": DAY,
    "9 3 14": DAY,
    " 9. 3. 2014 ": DAY,
    "9.3.2014.": DAY,
    "9/3/2014": DAY,
    "9-3-2014": DAY,
    "9,3,2014": DAY,
    "2014-03-09": DAY,
    "2014-3-9": DAY,
    "9. März 2014": DAY,
    "9 mär 2014": DAY,
    "9. Maerz 14": DAY,
    "9 mrz 14": DAY,
    "9.märz.2014": DAY,
    "2014": TypedDate(2014),
    "1999": TypedDate(1999),
    "03.2014": TypedDate(2014, 3),
    "3.2014": TypedDate(2014, 3),
    "3/2014": TypedDate(2014, 3),
    "3 2014": TypedDate(2014, 3),
    "03-2014": TypedDate(2014, 3),
    "2014-03": TypedDate(2014, 3),
    "März 2014": TypedDate(2014, 3),
    "märz 14": TypedDate(2014, 3),
    "Dezember 2020": TypedDate(2020, 12),
    "Jänner 2020": TypedDate(2020, 1),
    "okt. 2020": TypedDate(2020, 10),
    "ca. 2014": TypedDate(2014, guessed=True),
    "ca 2014": TypedDate(2014, guessed=True),
    "circa 2014": TypedDate(2014, guessed=True),
    "etwa 03.2014": TypedDate(2014, 3, guessed=True),
    "um 2014": TypedDate(2014, guessed=True),
    "~2014": TypedDate(2014, guessed=True),
    "2014?": TypedDate(2014, guessed=True),
    "9.3.2014 ?": TypedDate(2014, 3, 9, guessed=True),
    "2014 (ca.)": TypedDate(2014, guessed=True),
    "2014 geschätzt": TypedDate(2014, guessed=True),
    "ca. 2014?": TypedDate(2014, guessed=True),
    "01.01.2019": TypedDate(2019, 1, 1),
    "29.2.2024": TypedDate(2024, 2, 29),
    "31.12.99": TypedDate(1999, 12, 31),
    "1.1.00": TypedDate(2000, 1, 1),
    "1.1.26": TypedDate(2026, 1, 1),
    "1.1.27": TypedDate(1927, 1, 1),
    "": None,
    "   ": None,
}

REFUSED = [
    "gestern", "9.3", "9.", "31.2.2014", "29.2.2023", "32.1.2014", "0.1.2014", "1.13.2014", "0.2014", "13.2014",
    "1.0.2014", "090314x", "12345", "1234567", "9.3.201", "9.3.20145", "1.2.3.4", "a.b.2014", "Mai", "1850", "3000",
    "31.04.2020", "٩.٣.٢٠١٤",
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), READ.items())
def test_typed_date_is_understood(text: str, meant: TypedDate | None) -> None:
    assert read_date(text, REFERENCE, years_ahead=0) == meant


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_gets_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableDateError) as refused:
        read_date(text, REFERENCE)
    assert str(refused.value).endswith(".")


def test_two_figures_may_mean_the_near_future() -> None:
    assert read_date("1.8.31", REFERENCE, years_ahead=10) == TypedDate(2031, 8, 1)


@pytest.mark.parametrize(
    ("text", "certainty", "shown"),
    [
        ("9.3.14", DatePrecision.DAY, "09.03.2014"),
        ("3.2014", DatePrecision.MONTH, "03.2014"),
        ("ca. 2014", DatePrecision.YEAR, "2014 geschätzt"),
    ],
)
def test_certainty_is_kept_and_shown(text: str, certainty: DatePrecision, shown: str) -> None:
    read = read_date(text, REFERENCE)
    assert read is not None
    assert (read.precision, str(read)) == (certainty, shown)
    assert read_date(shown, REFERENCE) == read


def test_first_day() -> None:
    assert TypedDate(2014, 3).first_day() == date(2014, 3, 1)
