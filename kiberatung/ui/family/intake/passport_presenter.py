"""The way of a passport's zone: what is open is filled at once, what differs is asked, one step takes it back."""

from collections.abc import Callable, Collection, Hashable
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.intake import apply_zone
from kiberatung.services.undo import undo_last
from kiberatung.services.zone_fit import ZoneFit
from kiberatung.ui.family.intake.answer_source import AnswerSource
from kiberatung.ui.family.intake.passport import LENGTHS_OF_BEGINNINGS, Passport, PassportShown, length_of

Save = Callable[[Callable[[], object], Callable[[], object]], None]
"""Runs a deed in the background; the second call comes when it is stored and read again."""


class PassportView(Protocol):
    def show_passport(self, shown: PassportShown, *, empty_field: bool = False) -> None: ...

    def show_scan(self, text: str) -> None:
        """Put into the field of the bar what a scanner has sent so far."""

    def show_answers(self) -> None: ...


class PassportPresenter:
    def __init__(self, desk: Desk, view: PassportView, passport: Passport, answers: AnswerSource, save: Save) -> None:
        self._desk, self._view, self._passport = desk, view, passport
        self._answers, self._save = answers, save
        self._deeds = 0
        self._scanned = ""

    def read(self, text: str, column: Hashable, *, finished: bool = False) -> None:
        """Typed, pasted or scanned into the bar; a zone that fits the child fills it without another key."""
        shown = self._passport.read(text, self._desk.today, finished=finished)
        self._deeds = 0
        if shown is None or self._passport.reading is None:
            self._view.show_passport(shown or PassportShown())
            return
        children = self._children()
        self._passport.choose_child(children, next((one for one in children if one.id == column), None))
        fit = self._passport.fit(children)
        is_whole = finished or self._passport.reading.all_right  # 72 signs may be a zone, or the beginning of one of 88
        if fit is None or fit.names_another or not is_whole:
            self._view.show_passport(self._passport.offer(children))
        else:
            self._take(fit, fit.filled)

    def scan(self, text: str, column: Hashable) -> None:
        """From anywhere in the grid: a scanner sends line by line, so a beginning waits for the next line."""
        is_going_on = length_of(self._scanned) in LENGTHS_OF_BEGINNINGS
        self._scanned = f"{self._scanned}\n{text}" if is_going_on else text
        self._view.show_scan(" ".join(self._scanned.split()))
        self.read(self._scanned, column, finished=True)
        if length_of(self._scanned) not in LENGTHS_OF_BEGINNINGS:
            self._scanned = ""

    def choose_child(self, child_id: Hashable) -> None:
        self._passport.child_id = next((one.id for one in self._children() if one.id == child_id), None)
        self._view.show_passport(self._passport.offer(self._children()))

    def take(self) -> None:
        """Everything the zone says of this child, also over what stands there: the person has seen both."""
        fit = self._passport.fit(self._children())
        if fit is not None:
            self._take(fit, (*fit.filled, *fit.differing), keeps_nothing=True)

    def undo(self) -> None:
        """The one step back; possible until something else is answered."""
        deeds, self._deeds = self._deeds, 0
        self._save(lambda: [undo_last(self._desk) for _deed in range(deeds)], self._clear)

    def answered_elsewhere(self) -> None:
        if self._deeds:
            self._clear()

    def _take(self, fit: ZoneFit, fields: Collection[str], *, keeps_nothing: bool = False) -> None:
        reading, child = self._passport.reading, self._child()
        if reading is None or child is None:
            return
        filled: list[str] = []
        left = ZoneFit({}, {}, fit.doubtful) if keeps_nothing else fit

        def show() -> None:
            self._deeds += bool(filled)
            name = name_of_child(self._child() or child)
            self._view.show_passport(self._passport.taken(name, filled, left), empty_field=True)

        self._mark_doubts(child, fit)
        if fields:
            self._save(lambda: filled.extend(apply_zone(self._desk, child.id, reading, fields)), show)
        else:
            show()

    def _mark_doubts(self, child: Child, fit: ZoneFit) -> None:
        for field, value in fit.doubtful.items():
            message = _("Die Prüfziffer im Pass stimmt nicht.")
            self._answers.put_doubtful(
                field, child.id, value, message, _("Vergleichen. Strg+Enter übernimmt den Wert.")
            )
        if fit.doubtful:
            self._view.show_answers()

    def _clear(self) -> None:
        self._deeds = 0
        self._passport.forget()
        self._view.show_passport(PassportShown())

    def _child(self) -> Child | None:
        return next((one for one in self._children() if one.id == self._passport.child_id), None)

    def _children(self) -> tuple[Child, ...]:
        return self._answers.people[1] if self._answers.people else ()
