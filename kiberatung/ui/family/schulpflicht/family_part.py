"""What to say to the family: the sentences of the letter in German and in its language, side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.catalogue_words import letter_language_word
from kiberatung.services.letters.family_sentences import FamilySentences
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Direction
from kiberatung.ui.family.schulpflicht.sections import Pair
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import label, line

_BETWEEN = "\n\n"


class FamilyPart(QWidget):
    """Hidden until the sentences are there: they are read when the answer already stands on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.note = label("", tone="muted", wrap=True)
        self.german = label("", wrap=True, name="family_german")
        self.translated = label("", wrap=True, name="family_translated")
        self.draft = StatusLabel("triangle-alert", _("Diese Übersetzung ist noch nicht geprüft."), "warn")
        for text in (self.german, self.translated):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (label(_("Für die Familie"), "h2"), self.note, line(), Pair(self.german, self.translated)):
            column.addWidget(part)
        column.addWidget(self.draft)
        self.hide()

    def show_sentences(self, said: FamilySentences | DomainError) -> None:
        """A refusal tells why nothing can be written yet."""
        if isinstance(said, DomainError):
            self._fill(f"{said.message} {said.next_step}".strip(), "", "")
        else:
            self._show(said)
        self.show()

    def _show(self, said: FamilySentences) -> None:
        is_german = said.language == GERMAN
        note = _("Auf Deutsch, wie im Schreiben zur Schulpflicht.")
        if not is_german:
            note = _("Auf Deutsch und {language}, wie im Schreiben zur Schulpflicht.")
        german = _BETWEEN.join(text.german for text in said.texts)
        translated = _BETWEEN.join(text.translated or text.german for text in said.texts)
        self._fill(note.format(language=letter_language_word(said.language)), german, "" if is_german else translated)
        to_right = Qt.LayoutDirection.RightToLeft if said.direction is Direction.RIGHT_TO_LEFT else None
        self.translated.setLayoutDirection(to_right or Qt.LayoutDirection.LeftToRight)
        self.draft.setVisible(not is_german and not all(text.reviewed for text in said.texts))

    def _fill(self, note: str, german: str, translated: str) -> None:
        self.note.setText(note)
        _set(self.german, german)
        _set(self.translated, translated)
        self.draft.hide()


def _set(place: QLabel, text: str) -> None:
    place.setText(text)
    place.setVisible(bool(text))
