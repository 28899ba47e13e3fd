"""What opens in place at a request: the answer of the school, or the first day at it."""

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.date_words import TypedDate
from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.services.labels import label_of
from kiberatung.services.places import PlaceAnswer
from kiberatung.ui.family.recommendation.place_words import PlaceDeed
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.date_edit import DateEdit, date_field
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.text import button

_ANSWERS = (
    PlaceRequestState.ACCEPTED,
    PlaceRequestState.DECLINED,
    PlaceRequestState.ASSIGNED,
    PlaceRequestState.WITHDRAWN,
)


class PlacePanel(QFrame):
    """One panel for both: a start needs the day and the class alone. Esc closes it."""

    answered = Signal(object, object)  # PlaceRequestId, PlaceAnswer
    started = Signal(object, str)  # date, class

    def __init__(self, today: Callable[[], date], port: DraftPort) -> None:
        super().__init__()
        self._today = today
        self._deed = PlaceDeed.ANSWER
        self._request: PlaceRequest | None = None
        self.state = Combo(_("Antwort"), [Option(one, label_of(one)) for one in _ANSWERS])
        self.state.chosen.connect(lambda _state: self._fit())
        self._state_field = LabeledField(_("Antwort der Schule"), self.state)
        self.answered_on = date_field(_("Antwort vom"), today, years_ahead=0)
        self.reason = text_field(_("Grund der Ablehnung"))
        self.starts_on = date_field(_("Beginn am"), today, years_ahead=1)
        self.school_class = text_field(_("Klasse"))
        self.save = button(_("Eintragen"), self._save)
        typed = {"reason": self.reason, "answered_on": self.answered_on, "starts_on": self.starts_on}
        self.drafts = DraftKeeper(port, {**typed, "class": self.school_class, "state": self.state})
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.drafts)
        fields = QWidget()
        column.addWidget(fields)
        layout = FlowLayout(fields, 12)
        for field, width in ((self._state_field, 150), (self.answered_on, 110), (self.reason, 260),
                             (self.starts_on, 110), (self.school_class, 90)):  # fmt: skip
            field.field.setFixedWidth(px(width))
            layout.addWidget(field)
        layout.addWidget(LabeledField(" ", self.save))
        layout.addWidget(LabeledField(" ", button(_("Abbrechen"), self._throw_away, kind="quiet")))

    def _throw_away(self) -> None:
        self.drafts.settle()
        self.hide()

    def open_for(self, deed: PlaceDeed, request: PlaceRequest, family_id: FamilyId | None) -> None:
        self.drafts.leave_place()
        self._deed, self._request = deed, request
        answered = request.state is not PlaceRequestState.ASKED
        self.state.set_value(request.state if answered else PlaceRequestState.ACCEPTED)
        _dates(self.answered_on).set_value(self._today())
        _dates(self.starts_on).set_value(request.starts_on)
        for field, text in ((self.reason, request.answer_reason), (self.school_class, request.school_class)):
            cast("QLineEdit", field.field).setText(text)
            field.set_finding("")
        self._fit()
        self.drafts.open_place(f"place_answer:{request.id}", family_id)
        self.show()
        (self.starts_on if deed is PlaceDeed.START else self._state_field).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(self.focusWidget(), QLineEdit):
            self._save()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Only the fields this answer needs."""
        asking = self._deed is PlaceDeed.ANSWER
        state = self.state.value()
        given = state in (PlaceRequestState.ACCEPTED, PlaceRequestState.ASSIGNED)
        self._state_field.setVisible(asking)
        self.answered_on.setVisible(asking)
        self.reason.setVisible(asking and state is PlaceRequestState.DECLINED)
        for field in (self.starts_on, self.school_class):
            field.setVisible(given or not asking)
        self.updateGeometry()

    def _save(self) -> None:
        starts_on = _day(self.starts_on)
        if self._deed is PlaceDeed.START:
            if starts_on is None:
                self.starts_on.set_finding(_("Der Tag fehlt."))
                return
            self.started.emit(starts_on, value_of(self.school_class).strip())
        elif self._request is not None:
            if self.reason.isVisibleTo(self) and not value_of(self.reason).strip():
                self.reason.set_finding(_("Was nennt die Schule als Grund?"))
                return
            self.answered.emit(self._request.id, self._answer(starts_on))
        self._throw_away()

    def _answer(self, starts_on: date | None) -> PlaceAnswer:
        given = self.starts_on.isVisibleTo(self)
        return PlaceAnswer(
            state=cast("PlaceRequestState", self.state.value()),
            answered_on=_day(self.answered_on),
            reason=value_of(self.reason) if self.reason.isVisibleTo(self) else "",
            starts_on=starts_on if given else None,
            school_class=value_of(self.school_class) if given else "",
        )


def _dates(field: LabeledField) -> DateEdit:
    return cast("DateEdit", field.field)


def _day(field: LabeledField) -> date | None:
    typed: TypedDate | None = _dates(field).value()
    return typed.first_day() if typed else None
