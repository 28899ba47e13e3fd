"""The one table of actions and what the palette finds in it."""

import pytest

from kiberatung.ui.shell.action_table import ActionSpec, ActionTable, FoundAction


def nothing() -> None:
    """An action's call."""


TABLE = ActionTable(
    [
        ActionSpec("report", "&Meldung aufnehmen", nothing, "Datei", "Ctrl+N", synonyms=("Anmeldung", "neue Familie")),
        ActionSpec("handover", "Ü&bergabe beginnen …", nothing, "Familie", "Ctrl+U"),
        ActionSpec("print", "Tagesblatt &drucken", nothing, "Datei", "Ctrl+P"),
        ActionSpec("backup", "Si&cherung anlegen", nothing, "Datei", synonyms=("Datensicherung", "kopieren")),
        ActionSpec("secret", "Übergabe &löschen", nothing, "Familie", enabled_when=lambda: False),
    ]
)


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        ("meldung", "report"),
        ("MELD", "report"),
        ("aufnehmen", "report"),
        ("auf meld", "report"),
        ("neue familie", "report"),
        ("übergabe", "handover"),
        ("uebergabe", "handover"),
        ("drucken", "print"),
        ("tages", "print"),
        ("sicher", "backup"),
        ("datensich", "backup"),
        ("icherung", "backup"),
    ],
)
def test_german_words_and_synonyms_find(sought: str, first: str) -> None:
    assert TABLE.found(sought)[0].identifier == first


@pytest.mark.parametrize("sought", ["", "   ", "xyz", "meldung xyz"])
def test_nothing_found(sought: str) -> None:
    assert TABLE.found(sought) == []


def test_forbidden_actions_are_not_shown() -> None:
    assert "secret" not in {spec.identifier for spec in TABLE.found("übergabe")}


def test_shortcuts_given_twice_are_named() -> None:
    twice = [ActionSpec(name, name, nothing, shortcut="Ctrl+N") for name in ("a", "b")]
    assert ActionTable(twice).conflicts() == ["Ctrl+N"]
    assert TABLE.conflicts() == []


def test_a_key_of_the_screen_in_front_is_that_screens_alone() -> None:
    family, term = ActionSpec("a", "A", nothing, shortcut="Ctrl+N"), ActionSpec("b", "B", nothing, shortcut="Ctrl+N")
    table = ActionTable([family], [term])
    assert (table.keys_of(family), table.keys_of(term)) == ((), ("Ctrl+N",))
    assert table.conflicts() == []


def test_a_key_of_the_person_goes_before_that_of_the_program() -> None:
    table = ActionTable([ActionSpec("a", "A", nothing, shortcut="Ctrl+N")], own_keys={"a": "F7"})
    assert table.keys_of(table.permanent[0]) == ("F7",)
    table.own_keys = {"a": ""}
    assert table.keys_of(table.permanent[0]) == ()


def test_what_the_account_may_not_do_is_not_found() -> None:
    table = ActionTable([ActionSpec("report", "Meldung", nothing)], may=lambda identifier: identifier != "report")
    assert table.found("meldung") == []


def test_actions_of_other_screens_are_found_and_say_where_they_are() -> None:
    far = [FoundAction(ActionSpec(f"{name}.print", "Liste drucken", nothing), name) for name in ("Plätze", "Familien")]
    found = ActionTable([], elsewhere=far).found_anywhere("liste drucken")
    assert [one.place for one in found] == ["Plätze", "Familien"]


def test_what_is_at_hand_stands_for_its_twin_elsewhere() -> None:
    far = FoundAction(ActionSpec("families.new", "Familie anlegen", nothing), "Familien")
    found = ActionTable([ActionSpec("new", "&Familie anlegen", nothing)], elsewhere=[far]).found_anywhere("familie")
    assert [one.spec.identifier for one in found] == ["new"]
