"""The board for pointing: which languages, in which order, and how they are found."""

from kiberatung.domain.interpreters import Interpreter, InterpreterId
from kiberatung.services.talk.board import OFTEN_SPOKEN, language_board
from tests.services.talk.talks import LANGUAGES, AtTheTable
from tests.support.builders import IDENTIFIERS, a_change, a_family


def with_pool(table: AtTheTable, *pool: tuple[str, ...]) -> None:
    with table.desk.store.changing(a_change("Sprachmittlung")) as work:
        for languages in pool:
            work.put(Interpreter(id=InterpreterId(IDENTIFIERS.next()), name="Jemand", languages=languages))
        work.put(Interpreter(id=InterpreterId(IDENTIFIERS.next()), name="Niemand", languages=("jpn",), active=False))
        work.commit()


def near(table: AtTheTable) -> list[str]:
    return [one.key for one in language_board(table.desk, table.family_id, LANGUAGES).near]


def test_languages_of_the_office_stand_first_then_those_of_the_country() -> None:
    table = AtTheTable(known={"nationalities": ("475",)})
    with_pool(table, ("tir", "amh"), ("tir",), ("som",))
    found = near(table)
    assert found[:3] == ["tir", "amh", "som"]
    assert set(found[3:6]) == {"apc", "ara", "kur"}
    assert "jpn" not in found
    assert len(found) == len(set(found))


def test_what_the_families_of_the_office_speak_comes_first_most_frequent_before() -> None:
    table = AtTheTable()
    for language in ("tir", "amh", "tir", "deu"):
        a_family("Muster", home_languages=(language,)).with_child("Kind").stored_in(table.desk.store)
    assert near(table)[:2] == ["tir", "amh"]
    assert "deu" not in near(table)


def test_without_pool_and_country_the_often_spoken_ones() -> None:
    assert near(AtTheTable()) == list(OFTEN_SPOKEN)


def test_germany_and_a_country_nobody_knows_add_nothing() -> None:
    assert near(AtTheTable(known={"country_of_birth": "zzz", "nationalities": ("000",)})) == list(OFTEN_SPOKEN)


def test_every_language_of_the_catalogue_is_found_by_its_own_and_its_german_name() -> None:
    table = AtTheTable()
    board = language_board(table.desk, table.family_id, LANGUAGES)
    assert {one.key for one in (*board.near, *board.further)} == set(table.desk.words.languages) - {"deu"}
    assert [one.key for one in board.found("isländ")] == ["isl"]
    assert "ukr" in [one.key for one in board.found("Україн")]
    assert board.found(" ") == board.near
    assert board.found("klingonisch") == ()


def test_names_stand_in_their_own_script() -> None:
    table = AtTheTable()
    names = {one.key: one.own_name for one in language_board(table.desk, table.family_id, LANGUAGES).near}
    assert (names["ara"], names["ukr"], names["tir"], names["prs"]) == ("العربية", "українська", "ትግርኛ", "دری")
