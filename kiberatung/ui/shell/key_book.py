"""Every command of the program with its key, and the deeds of the page of keys: set, take away, set back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kiberatung.basics.texts import _
from kiberatung.ui.shell.action_table import ActionSpec, ActionTable
from kiberatung.ui.shell.far_actions import FarAction, far_actions
from kiberatung.ui.shell.own_keys import KeyGroup, KeyLine, KeysPort, fault_of, german_key, german_keys


@dataclass(slots=True)
class KeyBook:
    """Without a port the keys hold until the program closes. `screens`: names and titles, in their order."""

    table: ActionTable
    port: KeysPort | None
    screens: Sequence[tuple[str, str]] = field(default_factory=tuple)

    def groups(self) -> list[KeyGroup]:
        """By menu, then by screen, then what belongs to fields and tables and stays as it is."""
        menus = dict.fromkeys(spec.menu for spec in self.table.permanent)
        of_menus = [
            KeyGroup(menu or _("Überall"), tuple(self._line(spec) for spec in self._permanent() if spec.menu == menu))
            for menu in menus
        ]
        of_screens = [
            KeyGroup(title, tuple(map(self._far_line, self._of_screen(screen)))) for screen, title in self.screens
        ]
        return [group for group in (*of_menus, *of_screens, *_fixed_groups()) if group.lines]

    def refusal(self, identifier: str, key: str) -> str:
        """Why this command cannot have this key; empty when it can. A key serves each screen once."""
        fault = fault_of(key)
        if fault:
            return fault
        for other, words, keys in self._rivals(identifier):
            if key in keys and other != identifier:
                return _("{key} gehört schon „{words}“. Nehmen Sie die Taste dort zuerst weg.").format(
                    key=german_key(key), words=words
                )
        return ""

    def set_key(self, identifier: str, key: str) -> str:
        """Gives the refusal, empty when it is done; an empty key takes it away."""
        refusal = self.refusal(identifier, key) if key else ""
        if not refusal:
            self._keep({**self.table.own_keys, identifier: key})
        return refusal

    def set_back(self, identifier: str) -> str:
        """To the key of the program, unless that one has been given away meanwhile."""
        others = {name: key for name, key in self.table.own_keys.items() if name != identifier}
        before, self.table.own_keys = self.table.own_keys, others
        refusals = [self.refusal(identifier, key) for key in self._keys_of(identifier)]
        self.table.own_keys = before
        refusal = next((text for text in refusals if text and identifier in before), "")
        if not refusal:
            self._keep(others)
        return refusal

    def set_all_back(self) -> None:
        self._keep({})

    def words_of(self, identifier: str) -> str:
        return next((words for name, words, _keys in self._everything() if name == identifier), "")

    def _keep(self, keys: dict[str, str]) -> None:
        self.table.own_keys = keys
        if self.port is not None:
            self.port.save(keys)

    def _permanent(self) -> list[ActionSpec]:
        return [spec for spec in self.table.permanent if self.table.may(spec.identifier)]

    def _of_screen(self, screen: str) -> list[FarAction]:
        return [far for far in far_actions() if far.screen == screen and self.table.may(far.identifier)]

    def _line(self, spec: ActionSpec) -> KeyLine:
        keys = german_keys(self.table.set_keys_of(spec))
        return KeyLine(spec.identifier, _plain(spec.words()), keys, spec.identifier in self.table.own_keys)

    def _far_line(self, far: FarAction) -> KeyLine:
        own = self.table.own_keys
        return KeyLine(far.identifier, _plain(far.words), german_keys(self._far_keys(far)), far.identifier in own)

    def _far_keys(self, far: FarAction) -> tuple[str, ...]:
        key = self.table.own_keys.get(far.identifier, far.shortcut)
        return (key,) if key else ()

    def _keys_of(self, identifier: str) -> tuple[str, ...]:
        return next((keys for name, _words, keys in self._everything() if name == identifier), ())

    def _everything(self) -> Iterable[tuple[str, str, tuple[str, ...]]]:
        for spec in self.table.permanent:
            yield spec.identifier, _plain(spec.words()), self.table.set_keys_of(spec)
        for far in far_actions():
            yield far.identifier, _plain(far.words), self._far_keys(far)

    def _rivals(self, identifier: str) -> Iterable[tuple[str, str, tuple[str, ...]]]:
        """Those of its screen and those that are always there; for one of these all others.

        A screen may keep a key of the program for a deed of its own that means the same, as Strg+N does: only
        what comes as the program's own default is let through, never what a person sets.
        """
        screen = identifier.partition(".")[0] if "." in identifier else ""
        for other, words, keys in self._everything():
            others_screen = other.partition(".")[0] if "." in other else ""
            if not screen or not others_screen or screen == others_screen:
                yield other, words, keys


def _plain(words: str) -> str:
    return words.rstrip("…").rstrip()


def _fixed_groups() -> list[KeyGroup]:
    return [_in_the_intake(), _in_lists(), _in_a_comparison(), _in_a_talk(), _in_texts()]


def _group(title: str, *pairs: tuple[str, str]) -> KeyGroup:
    return KeyGroup(title, tuple(KeyLine("", words, keys) for words, keys in pairs))


def _in_the_intake() -> KeyGroup:
    return _group(
        _("In der Aufnahme"),
        (_("Antwort übernehmen und zur nächsten offenen Frage"), _("Eingabe")),
        (_("Nächste Frage desselben Kindes, vorige Frage"), _("Tab, Umschalt+Tab")),
        (_("Dieselbe Frage beim Kind daneben"), _("Strg+Pfeil links, Strg+Pfeil rechts")),
        (_("Antwort „Unbekannt“"), _("Alt+U")),
        (_("Antwort „Nicht gefragt“"), _("Alt+N")),
        (_("Antwort „Verweigert“"), _("Alt+V")),
        (_("Antwort aus der Spalte links übernehmen"), _("Strg+D")),
        (_("Übernommene oder auffällige Angabe bestätigen"), _("Strg+Eingabe")),
        (_("Nächstes Kind anlegen"), _("Einfg")),
        (_("Feld bearbeiten"), _("F2 oder tippen")),
        (_("Feld leeren"), _("Entf")),
        (_("Getipptes verwerfen"), _("Esc")),
        (_("Die Tabelle verlassen"), _("Strg+Tab, Strg+Umschalt+Tab")),
        (_("Warum das gefragt wird"), _("F1")),
    )


def _in_lists() -> KeyGroup:
    return _group(
        _("In Listen"),
        (_("Zeile wählen"), _("Pfeil auf, Pfeil ab, Bild auf, Bild ab, Pos1, Ende")),
        (_("Öffnen"), _("Eingabe")),
        (_("Zeile markieren"), _("Leertaste")),
        (_("Markierte Zeilen als Tabelle kopieren"), _("Strg+C")),
        (_("Gruppe zuklappen, aufklappen"), _("Pfeil links, Pfeil rechts")),
        (_("Zu einem Namen springen"), _("Anfang tippen")),
    )


def _in_a_comparison() -> KeyGroup:
    return _group(
        _("Im Vergleich"),
        (_("Linke Angabe, rechte Angabe"), _("1, 2 oder Pfeil links, Pfeil rechts")),
        (_("Beide Angaben zusammen"), _("3")),
        (_("Anderer Wert"), _("4 oder F2")),
        (_("Zur anderen Seite wechseln"), _("Eingabe oder Leertaste")),
    )


def _in_a_talk() -> KeyGroup:
    return _group(
        _("Im Gespräch in zwei Sprachen"),
        (_("Antwort wählen"), _("1 bis 9")),
        (_("Weiter, zurück"), _("Eingabe, Alt+Pfeil links")),
        (_("Noch einmal fragen"), _("R")),
        (_("Pause"), _("P")),
    )


def _in_texts() -> KeyGroup:
    return _group(
        _("In Texten"),
        (_("Textbaustein einsetzen"), _("Kurzwort, dann Tab")),
        (_("Liste der Textbausteine"), _("Strg+Leertaste")),
        (_("Kopieren, ausschneiden, einfügen"), _("Strg+C, Strg+X, Strg+V")),
    )
