"""The scripts a child knows, each with some of its letters, how well it is read, and the years taught in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.languages import Literacy, ScriptLiteracy
from kiberatung.services.child_facts import script_name
from kiberatung.services.labels import choices_of
from kiberatung.ui.family.schooling.line_words import EXAMPLES
from kiberatung.ui.family.schooling.years_field import YearsField
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.text import icon_button, label

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LETTERS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | _MIDDLE
_ADJECTIVES = frozenset({"Latn", "Arab", "Cyrl", "Ethi", "Grek", "Beng", "Hans", "Geor", "Armn", "Hebr"})
"""Scripts named by an adjective: Lateinische Schrift, but Devanagari."""


class _Controls:
    """The controls of one line, used again for other scripts."""

    def __init__(self, table: "ScriptTable") -> None:
        self.script = ""
        self.letters, self.name = label(role="answer"), label(role="strong")
        self.letters.setAlignment(_LETTERS)
        self.letters.setMinimumWidth(px(76))
        self.literacy = Combo(_("Schriftkenntnis"), [Option(value, word) for value, word in choices_of(Literacy)])
        self.literacy.setProperty("help", _("Schriftkenntnis"))
        self.literacy.chosen.connect(lambda value: table.literacy_chosen.emit(self.script, value))
        self.years = YearsField(_("Jahre darin unterrichtet"))
        self.years.years_changed.connect(lambda years: table.years_changed.emit(self.script, years))
        self.remove = icon_button("x", _("Schrift entfernen"), lambda: table.remove_wanted.emit(self.script))

    def parts(self) -> tuple[QWidget, ...]:
        return self.letters, self.name, self.literacy, self.years, self.remove

    def show_script(self, known: ScriptLiteracy) -> None:
        if known.script != self.script:
            self._call(known.script)
        self.literacy.set_value(known.literacy)
        self.years.show_years(known.years_taught)

    def _call(self, script: str) -> None:
        self.script = script
        name = written(script)
        self.letters.setText(EXAMPLES.get(script, ""))
        self.name.setText(name)
        self.literacy.set_name(name)
        self.years.setAccessibleName(_("{name}, Jahre darin unterrichtet").format(name=name))
        words = _("{name} entfernen").format(name=name)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)


class ScriptTable(QWidget):
    """One row a script."""

    literacy_chosen = Signal(str, object)
    years_changed = Signal(str, object)
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Schriftkenntnisse"))
        self._lines: list[_Controls] = []
        self._shown = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        words = ("", "", _("Liest und schreibt"), _("Jahre darin"))
        self._heads = [label(word, "small", "muted") for word in words]
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place)

    def choices(self) -> dict[str, Combo]:
        return {one.script: one.literacy for one in self._lines[: self._shown]}

    def years(self) -> dict[str, YearsField]:
        return {one.script: one.years for one in self._lines[: self._shown]}

    def set_scripts(self, scripts: Sequence[ScriptLiteracy]) -> None:
        while len(self._lines) < len(scripts):
            made = _Controls(self)
            self._lines.append(made)
            for place, part in enumerate(made.parts()):
                self._grid.addWidget(part, len(self._lines), place, _MIDDLE)
        self._shown = len(scripts)
        for head in self._heads:
            head.setVisible(bool(scripts))
        for number, made in enumerate(self._lines):
            if number < len(scripts):
                made.show_script(scripts[number])
            for part in made.parts():
                part.setVisible(number < len(scripts))


def written(script: str) -> str:
    """„Lateinische Schrift“."""
    return _("{name}e Schrift").format(name=script_name(script)) if script in _ADJECTIVES else script_name(script)
