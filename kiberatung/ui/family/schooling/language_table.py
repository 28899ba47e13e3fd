"""Languages against skills, and the scripts with their letters."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.languages import LanguageRole, LanguageSkill, LanguageSkillId, Literacy, ScriptLiteracy
from kiberatung.services.child_facts import script_name
from kiberatung.services.labels import choices_of
from kiberatung.ui.family.schooling.level_button import LevelButton
from kiberatung.ui.family.schooling.line_words import EXAMPLES
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.text import icon_button, label, line

SKILLS = ("understands", "speaks", "reads", "writes")
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _LanguageRow:
    """The controls of one language; they stay while its values change, so that the keyboard stays too."""

    def __init__(self, table: "LanguageTable", skill: LanguageSkill, name: str) -> None:
        self.name = label(name, "strong", wrap=True)
        self.role = Combo(_("{language}, Rolle").format(language=name), _roles())
        self.role.setProperty("small", True)
        self.role.setProperty("help", _("Rolle der Sprache"))
        self.role.chosen.connect(partial(table.changed.emit, skill.id, "role"))
        self.levels: dict[str, LevelButton] = {}
        for field, word in zip(SKILLS, _skill_words(), strict=True):
            made = LevelButton(_("{language}, {skill}").format(language=name, skill=word.lower()), None)
            made.level_chosen.connect(partial(table.changed.emit, skill.id, field))
            self.levels[field] = made
        self.schooled = QCheckBox(_("ja"))
        self.schooled.setAccessibleName(_("{language}, darin unterrichtet").format(language=name))
        self.schooled.setProperty("help", _("Darin unterrichtet"))
        self.schooled.clicked.connect(lambda checked: table.changed.emit(skill.id, "schooled_in", checked))
        words = _("{language} entfernen").format(language=name)
        self.remove: QPushButton = icon_button("x", words, partial(table.remove_wanted.emit, skill.id))

    def parts(self) -> list[QWidget]:
        return [self.name, self.role, *self.levels.values(), self.schooled, self.remove]

    def show_skill(self, skill: LanguageSkill) -> None:
        self.role.set_value(skill.role)
        for field, made in self.levels.items():
            made.set_level(getattr(skill, field))
        self.schooled.setChecked(skill.schooled_in is True)


class LanguageTable(QWidget):
    """One row a language: role, four skills, whether it was taught in."""

    changed = Signal(object, str, object)  # identifier, field, value
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sprachen und Fertigkeiten"))
        self._rows: dict[LanguageSkillId, _LanguageRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)

    def rows(self) -> list[_LanguageRow]:
        return list(self._rows.values())

    def set_skills(self, skills: Sequence[LanguageSkill], name: Callable[[str], str]) -> None:
        if [skill.id for skill in skills] != list(self._rows):
            self._rebuild(skills, name)
        for skill in skills:
            self._rows[skill.id].show_skill(skill)

    def _rebuild(self, skills: Sequence[LanguageSkill], name: Callable[[str], str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, word in enumerate(("", _("Rolle"), *_skill_words(), _("Darin unterrichtet"))):
            self._grid.addWidget(label(word, "small", "muted"), 0, place)
        self._rows = {}
        for number, skill in enumerate(skills):
            row = _LanguageRow(self, skill, name(skill.language))
            self._rows[skill.id] = row
            self._grid.addWidget(line(), 2 * number + 1, 0, 1, 8)
            for place, part in enumerate(row.parts()):
                self._grid.addWidget(part, 2 * number + 2, place, _MIDDLE)


class ScriptTable(QWidget):
    """One row a script: its letters, its name, and how well the child reads and writes it."""

    literacy_chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[str, Combo] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def choices(self) -> dict[str, Combo]:
        return dict(self._choices)

    def set_scripts(self, scripts: Sequence[ScriptLiteracy]) -> None:
        if [one.script for one in scripts] != list(self._choices):
            self._rebuild([one.script for one in scripts])
        for one in scripts:
            self._choices[one.script].set_value(one.literacy)

    def _rebuild(self, scripts: Sequence[str]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._choices = {}
        for script in scripts:
            self._layout.addWidget(self._row(script))

    def _row(self, script: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        letters = label(EXAMPLES.get(script, ""), "answer")
        letters.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | _MIDDLE)
        letters.setMinimumWidth(px(76))
        name = _("{name}e Schrift").format(name=script_name(script)) if script in _ADJECTIVES else script_name(script)
        options = [Option(value, word) for value, word in choices_of(Literacy)]
        made = Combo(name, options)
        made.setProperty("help", _("Schriftkenntnis"))
        made.chosen.connect(partial(self.literacy_chosen.emit, script))
        self._choices[script] = made
        layout.addWidget(letters)
        layout.addWidget(label(name, "strong"), 1)
        layout.addWidget(made)
        return row


_ADJECTIVES = frozenset({"Latn", "Arab", "Cyrl", "Ethi", "Grek", "Beng", "Hans", "Geor", "Armn", "Hebr"})
"""Scripts named by an adjective: Lateinische Schrift, but Devanagari."""


def _skill_words() -> tuple[str, str, str, str]:
    return _("Versteht"), _("Spricht"), _("Liest"), _("Schreibt")


def _roles() -> list[Option]:
    return [Option(value, word) for value, word in choices_of(LanguageRole)]
