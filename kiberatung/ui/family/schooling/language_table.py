"""Languages against skills: what a child understands, speaks, reads and writes in each, and where it learnt it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.language_checks import SKILLS
from kiberatung.domain.languages import LanguageRole, LanguageSkill
from kiberatung.services.labels import choices_of
from kiberatung.ui.family.schooling.level_button import LevelButton
from kiberatung.ui.family.schooling.years_field import YearsField
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.text import icon_button, label, line

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language of the child with its names, the years taught in it, and the newest findings by skill."""

    skill: LanguageSkill
    name: str
    own_name: str
    taught: int
    found: dict[str, str]


class _Controls:
    """The controls of one line; they stay while what stands in it changes, so that the keyboard stays too."""

    def __init__(self, table: "LanguageTable") -> None:
        self.row: LanguageRow | None = None
        self._table = table
        self._name, self._own_name = label(role="strong"), label(role="small", tone="muted")
        self._own_name.setAlignment(_LEFT)
        self.role = Combo(_("Rolle der Sprache"), _roles())
        self.role.setProperty("small", True)
        self.role.setMinimumWidth(px(164))
        self.role.setProperty("help", _("Rolle der Sprache"))
        self.role.chosen.connect(partial(self._change, "role"))
        self.levels = {field: LevelButton(word, field, None) for field, word in zip(SKILLS, skill_words(), strict=True)}
        for field, made in self.levels.items():
            made.level_chosen.connect(partial(self._change, field))
        self.siblings = self._box("with_siblings", _("mit Geschwistern"))
        self.schooled = self._box("schooled_in", _("darin unterrichtet"))
        self.years = YearsField(_("Jahre darin unterrichtet"))
        self.years.years_changed.connect(partial(self._change, "years_taught"))
        self.years_words = label(tone="muted")
        self.remove: QPushButton = icon_button("x", _("Sprache entfernen"), self._remove)
        self.line = line()
        self.names, self.further = self._beside(), self._below()

    def _box(self, field: str, word: str) -> QCheckBox:
        made = QCheckBox(word)
        made.setProperty("help", word)
        made.clicked.connect(lambda checked: self._change(field, checked))
        return made

    def _beside(self) -> QWidget:
        """In German, and below it what the language calls itself."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._own_name)
        return made

    def _below(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        for part in (self.role, self.siblings, self.schooled, self.years, self.years_words):
            row.addWidget(part)
        row.addStretch(1)
        return made

    def parts(self) -> list[QWidget]:
        """Of the first line, from left to right."""
        return [self.names, *self.levels.values(), self.remove]

    def set_visible(self, visible: bool) -> None:
        for part in (self.line, *self.parts(), self.further):
            part.setVisible(visible)

    def show_row(self, row: LanguageRow) -> None:
        if self.row is None or (self.row.name, self.row.own_name) != (row.name, row.own_name):
            self._call(row.name, row.own_name)
        self.row = row
        self.role.set_value(row.skill.role)
        for field, made in self.levels.items():
            made.set_level(getattr(row.skill, field), row.found.get(field, ""))
        self.siblings.setChecked(row.skill.with_siblings is True)
        self.schooled.setChecked(row.skill.schooled_in is True or row.taught > 0)
        self.years.show_years(row.skill.years_taught, row.taught)
        is_counted = row.taught > 0 and row.skill.years_taught is None
        self.years_words.setText(_("Jahre, gezählt") if is_counted else _("Jahre"))

    def _call(self, name: str, own_name: str) -> None:
        """Names for whoever hears the screen: which control belongs to which language."""
        self._name.setText(name)
        self._own_name.setText(own_name)
        self._own_name.setVisible(own_name not in ("", name))
        self.role.set_name(_("{language}, Rolle").format(language=name))
        named = _("{language}, {skill}")
        for made, word in zip(self.levels.values(), skill_words(), strict=True):
            made.set_name(named.format(language=name, skill=word.lower()))
        for box in (self.siblings, self.schooled):
            box.setAccessibleName(named.format(language=name, skill=box.text()))
        self.years.setAccessibleName(_("{language}, Jahre darin unterrichtet").format(language=name))
        words = _("{language} entfernen").format(language=name)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)

    def _change(self, field: str, value: object) -> None:
        if self.row is not None:
            self._table.changed.emit(self.row.skill.id, field, value)

    def _remove(self) -> None:
        if self.row is not None:
            self._table.remove_wanted.emit(self.row.skill.id)


class LanguageTable(QWidget):
    """One row a language: role, four skills, spoken with siblings, taught in and for how many years."""

    changed = Signal(object, str, object)  # identifier, field, value
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sprachen und Fertigkeiten"))
        self._lines: list[_Controls] = []
        self._shown = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self._heads = [label(word, "small", "muted") for word in ("", *skill_words(), "")]
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place)

    def rows(self) -> list[_Controls]:
        return self._lines[: self._shown]

    def set_rows(self, rows: Sequence[LanguageRow]) -> None:
        while len(self._lines) < len(rows):
            self._add_line()
        self._shown = len(rows)
        for head in self._heads:
            head.setVisible(bool(rows))
        for number, made in enumerate(self._lines):
            if number < len(rows):
                made.show_row(rows[number])
            made.set_visible(number < len(rows))

    def _add_line(self) -> None:
        made = _Controls(self)
        first = 3 * len(self._lines) + 1
        self._lines.append(made)
        self._grid.addWidget(made.line, first, 0, 1, len(self._heads))
        for place, part in enumerate(made.parts()):
            self._grid.addWidget(part, first + 1, place, _MIDDLE)
        self._grid.addWidget(made.further, first + 2, 0, 1, len(self._heads))


def skill_words() -> tuple[str, str, str, str]:
    return _("Versteht"), _("Spricht"), _("Liest"), _("Schreibt")


def _roles() -> list[Option]:
    return [Option(value, word) for value, word in choices_of(LanguageRole)]
