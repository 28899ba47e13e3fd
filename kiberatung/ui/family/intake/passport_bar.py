"""The line for a passport's zone: type, paste or scan; what it would fill; take it over, take it back."""

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.family.intake.passport import PassportShown
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import NOTICE_BAR_HEIGHT, PAGE_MARGIN
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, set_property

_NARROW = 840
_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "danger": "circle-alert", "info": "info"}


class PassportBar(QFrame):
    """Emptied as soon as the zone is taken over: it is kept nowhere."""

    zone_typed = Signal(str)
    zone_finished = Signal(str)  # with the Enter key, as scanners send it too
    child_chosen = Signal(object)
    take_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(px(NOTICE_BAR_HEIGHT))
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Tippen, einfügen oder scannen"))
        self.field.setFixedWidth(px(264))
        caption = label(_("Pass&zone"), "bold")
        caption.setBuddy(self.field)
        self.field.setAccessibleName(_("Passzone: die zwei oder drei Zeilen am Fuß des Dokuments"))
        self._headline = StatusLabel(role="strong")
        self._text = label(wrap=True)
        self._child = Combo(_("Wessen Pass?"))
        self._take = button(_("Ü&bernehmen"), self.take_wanted.emit, small=True)
        self._undo = button(_("Zurü&cknehmen"), self.undo_wanted.emit, icon="undo-2", small=True)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out(caption)
        self.field.textEdited.connect(self.zone_typed)
        self.field.returnPressed.connect(self._finish)
        self._child.chosen.connect(self.child_chosen)
        self.show_passport(PassportShown())

    def _lay_out(self, caption: QWidget) -> None:
        field, words, deeds = QHBoxLayout(), self._words, QHBoxLayout()
        self._row.setContentsMargins(PAGE_MARGIN, 6, PAGE_MARGIN, 6)
        self._row.setSpacing(12)
        for part in (StatusLabel("scan-line"), caption, self.field):
            field.addWidget(part)
        field.addStretch(1)
        words.addWidget(self._headline)
        words.addWidget(self._text, 1)
        for control in (self._child, self._take, self._undo):
            deeds.addWidget(control)
        deeds.addStretch(1)
        for layout, stretch in ((field, 0), (words, 1), (deeds, 0)):
            layout.setSpacing(12)
            self._row.addLayout(layout, stretch)

    def show_passport(self, shown: PassportShown, *, empty_field: bool = False) -> None:
        if empty_field:
            self.field.clear()
        self._headline.set_status(_ICONS[shown.tone] if shown.headline else "", shown.headline, shown.tone)
        self._text.setText(shown.text)
        self._child.set_options([Option(key, name) for key, name in shown.children])
        self._child.set_value(shown.child_id)
        self._child.setVisible(bool(shown.children))
        self._take.setText(shown.take_word)
        self._take.setVisible(shown.can_take)
        self._undo.setVisible(shown.can_undo)
        set_property(self, "notice", shown.tone if shown.headline else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words go below the field where all of it has no room side by side."""
        super().resizeEvent(event)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        direction = down if event.size().width() < px(_NARROW) else across
        self._row.setDirection(direction)
        self._words.setDirection(direction)

    def _finish(self) -> None:
        """Enter never takes over by itself: a scanner sends it behind every line."""
        self.zone_finished.emit(self.field.text())
        if self._take.isVisible():
            self._take.setFocus()

    def key_of_child(self) -> Hashable | None:
        return self._child.value()
