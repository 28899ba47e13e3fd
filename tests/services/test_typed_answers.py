"""What counsellors type in a talk, in bulk: dates, states, languages and places (TRUST-AND-UX U12, U36)."""

from datetime import date
from uuid import uuid4

import pytest

from kiberatung.domain.children import Child, ChildId, DateCertainty
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.services.answer_texts import AnswerTexts, BirthDate
from kiberatung.services.catalogue_words import words_of
from kiberatung.services.intake import answer_of
from kiberatung.services.questions import BY_FIELD
from tests.support.desks import TODAY, real_catalogues

TEXTS = AnswerTexts(words_of(real_catalogues()))
MONTH, YEAR, FICTIVE = DateCertainty.MONTH, DateCertainty.YEAR, DateCertainty.FICTIVE
DAY = date(2014, 3, 9)

SIXTY = [
    *[("arrived_in_germany_on", text, DAY) for text in (
        "9.3.14", "09.03.14", "9.3.2014", "09.03.2014", "090314", "09032014", "9 3 2014", "9 3 14", "9/3/2014",
        "9-3-2014", "2014-03-09", "9. März 2014", "9. Maerz 2014",
    )],
    ("arrived_in_germany_on", "181126", date(2026, 11, 18)),
    ("date_of_birth", "1.1.27", BirthDate(date(1927, 1, 1))),
    *[("date_of_birth", text, BirthDate(date(2014, 3, 1), MONTH)) for text in ("März 2014", "03.2014", "3/2014")],
    ("date_of_birth", "2014", BirthDate(date(2014, 1, 1), YEAR)),
    ("date_of_birth", "ca. 2014", BirthDate(date(2014, 1, 1), FICTIVE)),
    *[("country_of_birth", text, "475") for text in (
        "Syrien", "syrien", "SYR", "SY", "475", "Syria", "سوريا", "Suriye", "Сирия", "syrisch",
    )],
    *[("country_of_birth", text, "163") for text in ("Türkei", "Tuerkei", "turkei", "Türkiye", "TUR")],
    *[("country_of_birth", text, key) for text, key in (
        ("Kosova", "150"), ("Holland", "148"), ("USA", "368"), ("Україна", "166"), ("Persien", "439"),
        ("ኤርትራ", "224"), ("افغانستان", "423"),
    )],
    *[("interpreter_language", text, key) for text, key in (
        ("Farsi", "pes"), ("Persisch", "pes"), ("فارسی", "pes"), ("Dari", "prs"), ("Kurmancî", "kmr"),
        ("sorani", "ckb"), ("العربية", "ara"), ("Shqip", "sqi"), ("українська", "ukr"), ("uk", "ukr"), ("ትግርኛ", "tir"),
        ("Paschtu", "pus"),
        ("Türkçe", "tur"),
    )],
    *[("town", text, "Emsdetten") for text in ("Emsdetten", "emsdetten", "48282", "05566008")],
    ("nationalities", "Syrien, Türkei", ("475", "163")),
]  # fmt: skip


@pytest.mark.requirement("U12", figure="60 of 60 inputs")
def test_sixty_inputs_are_understood() -> None:
    assert len(SIXTY) == 60
    assert [text for field, text, value in SIXTY if TEXTS.read(BY_FIELD[field], text, TODAY) != value] == []


FORTY: list[tuple[str, BirthDate, str]] = [
    *[(text, BirthDate(DAY), "09.03.2014") for text in ("9.3.14", "9.3.2014", "090314", "9 3 2014", "2014-03-09")],
    ("29.2.2016", BirthDate(date(2016, 2, 29)), "29.02.2016"),
    ("30.6.2013", BirthDate(date(2013, 6, 30)), "30.06.2013"),
    ("31.12.09", BirthDate(date(2009, 12, 31)), "31.12.2009"),
    ("1.1.00", BirthDate(date(2000, 1, 1)), "01.01.2000"),
    ("1.1.26", BirthDate(date(2026, 1, 1)), "01.01.2026"),
    ("1.12.26", BirthDate(date(2026, 12, 1)), "01.12.2026"),
    ("1.1.2019", BirthDate(date(2019, 1, 1)), "01.01.2019"),
    *[(text, BirthDate(date(2014, 1, 1), YEAR), "2014") for text in ("2014", " 2014 ")],
    *[(text, BirthDate(date(2014, 3, 1), MONTH), "03.2014") for text in ("03.2014", "März 2014", "3 2014", "mär 14")],
    *[(text, BirthDate(date(2014, 1, 1), FICTIVE), "2014 geschätzt")
      for text in ("ca. 2014", "etwa 2014", "2014?", "um 2014", "~2014", "2014 geschätzt")],
    ("ca. 9.3.2014", BirthDate(DAY, FICTIVE), "09.03.2014 geschätzt"),
    ("9.3.2014 ?", BirthDate(DAY, FICTIVE), "09.03.2014 geschätzt"),
    *[(text, BirthDate(date(2015, 3, 9)), "09.03.2015") for text in (
        "1393/12/18 sh", "18.12.1393 iranisch", "۱۳۹۳/۱۲/۱۸ ش", "18.12.1393 (afghanisch)",
    )],
    ("1393 sh", BirthDate(date(2014, 1, 1), YEAR), "2014"),
    ("1395 iranisch", BirthDate(date(2016, 1, 1), YEAR), "2016"),
    ("12.1393 sh", BirthDate(date(2015, 3, 1), MONTH), "03.2015"),
    ("1.9.1435 ah", BirthDate(date(2014, 6, 29)), "29.06.2014"),
    ("1435 islamisch", BirthDate(date(2014, 1, 1), YEAR), "2014"),
    ("1.1.2006 äth", BirthDate(date(2013, 9, 11)), "11.09.2013"),
    ("29.4.2007 äthiopisch", BirthDate(date(2015, 1, 7)), "07.01.2015"),
    ("2006 äth", BirthDate(date(2014, 1, 1), YEAR), "2014"),
    ("4.2007 e.c.", BirthDate(date(2014, 12, 1), MONTH), "12.2014"),
    ("6.13.2011 äth", BirthDate(date(2019, 9, 11)), "11.09.2019"),
]  # fmt: skip


@pytest.mark.requirement("U36", figure="40 of 40 dates: exact, month, year, estimated, three other calendars")
def test_forty_birth_dates() -> None:
    question = BY_FIELD["date_of_birth"]
    assert len(FORTY) == 40
    for text, value, written in FORTY:
        read = TEXTS.read(question, text, TODAY)
        assert read == value, text
        assert TEXTS.write(question, read) == written
        assert TEXTS.read(question, written, TODAY) == value, "what stands in the cell means the same"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("18.12.1393", "„18.12.1393 sh“"),
        ("1393", "„1393 sh“"),
        ("1435", "„1435 ah“"),
        ("1393/12/18", "„18.12.1393 sh“"),
    ],
)
def test_an_unmarked_date_of_another_calendar_is_offered_not_taken(text: str, offered: str) -> None:
    with pytest.raises(DomainError, match=offered):
        TEXTS.read(BY_FIELD["date_of_birth"], text, TODAY)


def test_what_was_told_is_said_beside_the_day() -> None:
    assert TEXTS.said("1393/12/18 sh") == "18.12.1393 (iranisch-afghanisch)"
    assert TEXTS.said("9.3.2014") == ""
    assert TEXTS.read(BY_FIELD["arrived_in_germany_on"], "1400/1/1 sh", TODAY) == date(2021, 3, 21)


def test_the_first_of_january_is_marked() -> None:
    child = Child(id=ChildId(uuid4()), family_id=FamilyId(uuid4()), date_of_birth=date(2019, 1, 1))
    assert answer_of(child, BY_FIELD["date_of_birth"]).may_be_estimated  # type: ignore[attr-defined]  # a BirthDate


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("home_languages", "arab", "Arabisch, Arabisch"),
        ("country_of_birth", "dominik", "Dominica, Dominikanische Republik"),
    ],
)
def test_several_meanings_are_named(field: str, text: str, words: str) -> None:
    with pytest.raises(DomainError, match=words):
        TEXTS.read(BY_FIELD[field], text, TODAY)


@pytest.mark.parametrize(
    ("town", "said"),
    [("Emsdeten", "Emsdetten"), ("Osnabrück", "keinen Ort"), ("Rheine", ""), ("", "")],
)
def test_a_place_nobody_knows_is_kept_and_doubted(town: str, said: str) -> None:
    assert TEXTS.read(BY_FIELD["town"], town, TODAY) == town
    doubt = TEXTS.doubt(BY_FIELD["town"], town)
    assert said in doubt
    assert bool(doubt) is bool(said)


def test_lists_are_searched_by_every_spelling() -> None:
    offers = {offer.word: offer.found_by for offer in TEXTS.offers(BY_FIELD["nationalities"])}
    assert all(word in offers["Syrien"] for word in ("SYR", "Syria", "سوريا"))
    assert "48282" in next(one.found_by for one in TEXTS.offers(BY_FIELD["town"]) if one.word == "Emsdetten")
