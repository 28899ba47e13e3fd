"""One domain of the Lernstand: the newest look with its reason, what moved since, and earlier looks on demand."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry
from kiberatung.domain.instruments import Instruments
from kiberatung.services.assessment.page import DomainState
from kiberatung.services.assessment.words import advance_words, domain_name, instrument_name, level_lines
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line


@dataclass(frozen=True, slots=True)
class RowDeeds:
    """None of them where the account only reads."""

    begin: Callable[[AssessmentDomain, AssessmentEntry | None], object]
    remove: Callable[[AssessmentEntry], object]
    open_earlier: Callable[[AssessmentDomain], object]


class DomainRow(QFrame):
    def __init__(
        self, state: DomainState, instruments: Instruments, deeds: RowDeeds, *, may_write: bool, is_open: bool
    ) -> None:
        super().__init__()
        self.state, self._instruments, self._deeds, self._may_write = state, instruments, deeds, may_write
        self.name = domain_name(state.domain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        if state.newest is None:
            column.addWidget(label(_("noch nicht angesehen"), tone="muted"))
        else:
            column.addWidget(self._entry(state.newest))
            column.addWidget(self._progress())
            self._add_earlier(column, is_open=is_open)
        column.addWidget(line())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.name, "h3"), 1)
        if self._may_write:
            text = _("Neu einschätzen") if self.state.newest else _("Einschätzen")
            self.deed = button(text, lambda: self._deeds.begin(self.state.domain, None), small=True)
            self.deed.setAccessibleName(f"{text}: {self.name}")
            head.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _entry(self, entry: AssessmentEntry) -> QWidget:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        instrument = self._instruments.get(entry.instrument)
        day = _("{day}, {instrument}").format(
            day=write_date(entry.assessed_on), instrument=instrument_name(instrument, entry)
        )
        column.addLayout(self._entry_head(entry, day))
        for word, items in level_lines(instrument, entry):
            column.addWidget(label(_("{level}: {items}").format(level=word, items=items), wrap=True))
        reason = label(_("Gesehen an: {reason}").format(reason=entry.reason), "body", "muted", wrap=True)
        if not entry.reason:
            reason.hide()  # made visible by its row, not as a window of its own
        column.addWidget(reason)
        return ground

    def _entry_head(self, entry: AssessmentEntry, day: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(label(day, "small", "muted", wrap=True), 1)
        if self._may_write:
            for text, call in (
                (_("Ändern"), lambda: self._deeds.begin(self.state.domain, entry)),
                (_("Entfernen"), lambda: self._deeds.remove(entry)),
            ):
                made = button(text, call, kind="quiet", small=True)
                made.setAccessibleName(f"{text}: {self.name}, {day}")
                head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _progress(self) -> QWidget:
        """What moved, forward or back, in words; an arrow alone would say less."""
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        since = self.state.moved_since
        if since is not None:
            day = write_date(since.assessed_on)
            text = _("Seit {day} verändert:") if self.state.moved else _("Seit {day} ist es gleich geblieben.")
            column.addWidget(label(text.format(day=day), "small", "muted"))
        for moved in self.state.moved:
            row = QHBoxLayout()
            row.setSpacing(6)
            icon, tone = ("chevron-up", "ok") if moved.is_forward else ("chevron-down", "warn")
            row.addWidget(StatusLabel(icon, "", tone), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(advance_words(moved), "small", wrap=True), 1)
            column.addLayout(row)
        if since is None:
            ground.hide()
        return ground

    def _add_earlier(self, column: QVBoxLayout, *, is_open: bool) -> None:
        earlier = self.state.entries[1:]
        if earlier and not is_open:
            count = len(earlier)
            text = ngettext_("{count} früheren Eintrag zeigen", "{count} frühere Einträge zeigen", count)
            more = button(text.format(count=count), lambda: self._deeds.open_earlier(self.state.domain), kind="link")
            more.setAccessibleName(f"{self.name}: {more.text()}")
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        for entry in earlier if is_open else ():
            column.addWidget(self._entry(entry))
