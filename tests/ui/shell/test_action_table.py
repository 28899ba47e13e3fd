"""The one table of actions and what the palette finds in it."""

import pytest

from kiberatung.ui.shell.action_table import ActionSpec, ActionTable


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
    table = ActionTable(
        [ActionSpec("a", "A", nothing, shortcut="Ctrl+N")], [ActionSpec("b", "B", nothing, shortcut="Ctrl+N")]
    )
    assert table.conflicts() == ["Ctrl+N"]
    assert TABLE.conflicts() == []
