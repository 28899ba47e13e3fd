"""The actions of the screens that are not in front, so that search line and list of keys know them all.

A screen takes a fifth of a second to make; its actions are therefore declared here too. A test makes every screen
and compares. What needs an open family, or only repeats a movement within the screen, is not called from afar.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiberatung.basics.texts import _
from kiberatung.ui.shell.action_table import ActionSpec, FoundAction


@dataclass(frozen=True, slots=True)
class FarAction:
    identifier: str
    words: str
    shortcut: str = ""

    @property
    def screen(self) -> str:
        return self.identifier.partition(".")[0]

    @property
    def is_callable(self) -> bool:
        return self.screen not in _NEED_SOMETHING_OPEN and not self.identifier.endswith((".pane", ".reload"))


_NEED_SOMETHING_OPEN = frozenset({"batch", "blank_form", "compare", "family", "filled_form", "preview", "talk"})


def far_actions() -> tuple[FarAction, ...]:
    """In the order of the screens."""
    reload, pane = _("Neu lesen"), _("Nächster Bereich")
    return (
        FarAction("today.report", _("Meldung aufnehmen"), "Ctrl+N"),
        FarAction("today.print", _("Tagesblatt drucken"), "Ctrl+P"),
        FarAction("today.reload", reload, "F5"),
        FarAction("today.pane", pane, "F6"),
        FarAction("families.new", _("Familie anlegen"), "Ctrl+N"),
        FarAction("families.search", _("In der Liste suchen"), "Ctrl+F"),
        FarAction("families.form", _("Familie aus ausgefülltem Bogen …")),
        FarAction("families.letters", _("Schreiben für mehrere …")),
        FarAction("families.duplicates", _("Mögliche Doppelungen")),
        FarAction("families.compare", _("Zwei Markierte vergleichen")),
        FarAction("families.pane", pane, "F6"),
        FarAction("families.reload", reload, "F5"),
        *_of_list("families"),
        FarAction("families.print", _("Liste drucken"), "Ctrl+P"),
        *_of_comparing(reload),
        FarAction("filled_form.take", _("Übernehmen"), "Ctrl+Return"),
        FarAction("filled_form.all", _("Alles aus dem Bogen nehmen")),
        FarAction("filled_form.leave", _("Abbrechen"), "Escape"),
        FarAction("filled_form.reload", reload, "F5"),
        *_of_batch(reload),
        FarAction("appointments.new", _("Termin vereinbaren"), "Ctrl+N"),
        FarAction("appointments.person", _("Sprachmittlung aufnehmen")),
        FarAction("appointments.letters", _("Schreiben für mehrere …")),
        FarAction("appointments.today", _("Diese Woche")),
        *_of_list("appointments"),
        FarAction("appointments.print", _("Liste drucken"), "Ctrl+P"),
        FarAction("appointments.pane", pane, "F6"),
        FarAction("appointments.reload", reload, "F5"),
        FarAction("schools.new", _("Neue Lerngruppe"), "Ctrl+Shift+N"),
        FarAction("schools.figures", _("Freie Plätze eintragen"), "F2"),
        FarAction("schools.import", _("Lerngruppen einlesen …")),
        *_of_list("schools"),
        FarAction("schools.print", _("Liste drucken"), "Ctrl+P"),
        FarAction("schools.search", _("In der Liste suchen"), "Ctrl+F"),
        FarAction("schools.reload", reload, "F5"),
        FarAction("schools.pane", pane, "F6"),
        FarAction("handovers.new", _("Neue Übergabe")),
        FarAction("handovers.register", _("Register der Übergaben")),
        FarAction("handovers.reload", reload, "F5"),
        *_of_list("handovers.list"),
        FarAction("handovers.preview", _("Ansehen und drucken"), "Ctrl+P"),
        FarAction("letters.search", _("In den Schreiben suchen"), "Ctrl+F"),
        FarAction("letters.form", _("Leeren Erfassungsbogen …")),
        FarAction("letters.reload", reload, "F5"),
        *_of_list("letters"),
        FarAction("letters.print", _("Liste drucken"), "Ctrl+P"),
        FarAction("settings.backup", _("Jetzt sichern")),
        FarAction("settings.save", _("Briefkopf speichern"), "Ctrl+S"),
        FarAction("settings.reload", reload, "F5"),
        FarAction("texts.save", _("Text speichern"), "Ctrl+S"),
        FarAction("texts.review", _("Texte prüfen lassen")),
        FarAction("texts.reload", reload, "F5"),
        *_with_something_open(reload),
    )


def _with_something_open(reload: str) -> tuple[FarAction, ...]:
    """In a family, in a talk, in the practice town, before a page that is printed."""
    return (
        FarAction("family.overview", _("Überblick")),
        FarAction("family.intake", _("Aufnahme")),
        FarAction("family.schulpflicht", _("Schulpflicht")),
        FarAction("family.schooling", _("Schulweg und Sprachen")),
        FarAction("family.assessment", _("Lernstand")),
        FarAction("family.recommendation", _("Empfehlung")),
        FarAction("family.letters", _("Schreiben")),
        FarAction("family.history", _("Verlauf")),
        FarAction("family.talk", _("Gespräch in zwei Sprachen")),
        FarAction("family.board", _("Zeigetafel der Sprachen")),
        FarAction("talk.window", _("Fenster für die Familie")),
        FarAction("talk.board", _("Zeigetafel")),
        FarAction("talk.pause", _("Pause")),
        FarAction("family.reload", reload, "F5"),
        FarAction("family.assign", _("Fachkraft zuweisen …")),
        FarAction("family.erase", _("Familie endgültig löschen …")),
        FarAction("practice.reload", reload, "F5"),
        FarAction("practice.anew", _("Übungsstadt von vorn beginnen")),
        FarAction("practice.delete", _("Übungsstadt löschen")),
        FarAction("preview.print", _("Drucken"), "Ctrl+P"),
        FarAction("blank_form.print", _("Bogen drucken"), "Ctrl+P"),
        FarAction("blank_form.save", _("Bogen als PDF sichern …"), "Ctrl+S"),
        FarAction("blank_form.reload", reload, "F5"),
    )


def _of_list(name: str) -> tuple[FarAction, ...]:
    """What every list can do."""
    return (
        FarAction(f"{name}.columns", _("Spalten und Reihenfolge"), "Ctrl+Shift+S"),
        FarAction(f"{name}.filter", _("Liste filtern"), "Ctrl+Shift+F"),
        FarAction(f"{name}.views", _("Gemerkte Ansichten"), "Ctrl+Shift+A"),
        FarAction(f"{name}.save", _("Liste als Tabelle speichern …"), "Ctrl+S"),
        FarAction(f"{name}.copy", _("Liste kopieren"), "Ctrl+Shift+C"),
    )


def _of_batch(reload: str) -> tuple[FarAction, ...]:
    return (
        FarAction("batch.print", _("Schreiben drucken"), "Ctrl+P"),
        FarAction("batch.whole", _("Als eine PDF sichern …")),
        FarAction("batch.files", _("Je Schreiben eine PDF …")),
        FarAction("batch.keep", _("Nur aufbewahren")),
        FarAction("batch.list", _("Sendungsliste drucken")),
        FarAction("batch.toggle", _("Weglassen oder mitschicken"), "Del"),
        FarAction("batch.stop", _("Anhalten")),
        FarAction("batch.reload", reload, "F5"),
        *_of_list("batch"),
    )


def callable_from_afar(titles: Mapping[str, str], go_and_do: Callable[[str, str], object]) -> list[FoundAction]:
    """`titles` by the names of the screens that there are; `go_and_do` gets the screen and the action."""
    return [
        FoundAction(
            ActionSpec(far.identifier, far.words, _deed(go_and_do, far), shortcut=far.shortcut), titles[far.screen]
        )
        for far in far_actions()
        if far.is_callable and far.screen in titles
    ]


def _deed(go_and_do: Callable[[str, str], object], far: FarAction) -> Callable[[], object]:
    return lambda: go_and_do(far.screen, far.identifier)


def _of_comparing(reload: str) -> tuple[FarAction, ...]:
    return (
        FarAction("compare.merge", _("Zusammenführen"), "Ctrl+Return"),
        FarAction("compare.part", _("Nicht dieselbe Person")),
        FarAction("compare.own", _("Anderer Wert …")),
        FarAction("compare.swap", _("Seiten tauschen")),
        FarAction("compare.later", _("Später entscheiden"), "Escape"),
        FarAction("compare.reload", reload, "F5"),
        FarAction("duplicates.compare", _("Paar vergleichen")),
        FarAction("duplicates.part", _("Nicht dieselbe Person"), "Del"),
        FarAction("duplicates.look", _("Neu suchen"), "F5"),
    )
