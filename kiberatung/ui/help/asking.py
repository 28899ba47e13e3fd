"""Finds what can be told about the field that has the focus: a question of the interview, or a field by its name."""

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from kiberatung.basics.texts import _
from kiberatung.services.question_reasons import REASONS, recipients_words
from kiberatung.services.questions import BY_FIELD
from kiberatung.ui.help.field_help import FieldHelp
from kiberatung.ui.help.field_texts import field_text
from kiberatung.ui.widgets.question_grid import QuestionGrid

FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QCheckBox, QRadioButton)


def help_for(focused: QWidget | None) -> FieldHelp | None:
    """The cell of a grid, or the field that holds the cursor; None for everything else."""
    part = focused
    while part is not None:
        if isinstance(part, QuestionGrid):
            keys = part.current_keys()
            return question_help(str(keys[0])) if keys is not None else None
        if part.property("help") or isinstance(part, FIELDS):
            told = field_text(place_of(part), name_of(part))
            if told is not None:
                return told
        part = part.parentWidget()
    return None


def name_of(field: QWidget) -> str:
    """As the person reads and the screen reader says it; `help` names fields that are called after a record."""
    own = str(field.property("help") or field.accessibleName())
    if not own and isinstance(field, QCheckBox | QRadioButton):
        own = field.text()
    return own.replace("&", "").strip()


def place_of(field: QWidget) -> str:
    """The folder of the screen or page that holds the field."""
    part: QWidget | None = field
    while part is not None:
        package = type(part).__module__.removeprefix("kiberatung.ui.").partition(".")[0]
        if type(part).__module__.startswith("kiberatung.ui.") and package not in {"widgets", "shell"}:
            return package
        part = part.parentWidget()
    return ""


def question_help(name: str) -> FieldHelp | None:
    question, reason = BY_FIELD.get(name), REASONS.get(name)
    if question is None or reason is None:
        return None
    why = " ".join(_(text) for text in (reason.why, question.help) if text)
    return FieldHelp(_(question.text), why, _(reason.basis), _(reason.unknown), recipients_words(name))
