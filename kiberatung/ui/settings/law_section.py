"""The section „Rechtsstand“ of the settings: the versions with their norms, and the open cases one would change."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.services.desk import Desk
from kiberatung.services.law.comparing import Difference
from kiberatung.services.law.versions import LawVersion
from kiberatung.services.law.words import words_of_difference
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.law_presenter import LawPresenter, cells_of, columns
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.layouts import clear, widgets_in
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Deliver
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

LIST_HEIGHT = 320


class LawSection(QWidget):
    """A `LawView`. The norms of a version unfold beneath it."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__()
        self.presenter = LawPresenter(shell, desk, self)
        self._found: Sequence[Difference] = ()
        self._versions = QVBoxLayout()
        self.read_in = button(_("Kopie einlesen …"), self.presenter.read_in, icon="upload", small=True)
        if not self.presenter.may_change:  # shown before it has a page it would be a window of its own
            self.read_in.hide()
        self.problem = label("", tone="danger", wrap=True)
        self.comparing = label("", tone="muted", wrap=True)
        self.stop = button(_("Vergleich abbrechen"), self.presenter.stop, icon="x", small=True)
        self.model = RowTableModel(columns(), self._fetch)
        self.detail = label("", wrap=True)
        self.table = RowTable(self.model, _("Fälle, die sich ändern"), TWO_LINE_ROW_HEIGHT)
        self._build()

    def _build(self) -> None:
        self._versions.setSpacing(0)
        self.table.key_opened.connect(self.presenter.open_case)
        self.table.current_moved.connect(self._show_detail)
        self.table.setFixedHeight(px(LIST_HEIGHT))
        for part in (self.problem, self.comparing, self.stop, self.table, self.detail):
            part.hide()
        run = QHBoxLayout()
        run.setSpacing(12)
        run.addWidget(self.comparing, 1)
        run.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_head(_("Rechtsstand"), "", self.read_in))
        words = _("Auf diesen Fassungen beruhen alle Antworten zur Schulpflicht. Ein Entwurf ändert keine Antwort.")
        column.addWidget(label(words, tone="muted", wrap=True))
        column.addWidget(self.problem)
        column.addLayout(self._versions)
        column.addLayout(run)
        column.addWidget(self.table)
        column.addWidget(self.detail)

    # the presenter shows

    def show_versions(self, versions: Sequence[LawVersion]) -> None:
        clear(self._versions)
        for version in versions:
            self._versions.addWidget(VersionRow(version, self.presenter))

    def rows(self) -> list["VersionRow"]:
        return [row for row in widgets_in(self._versions) if isinstance(row, VersionRow)]

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def show_comparing(self, version: LawVersion | None) -> None:
        self.stop.setVisible(version is not None)
        self.comparing.setVisible(version is not None)
        if version is not None:
            self.table.hide()
            self.detail.hide()
            self.comparing.setText(_("Vergleicht mit „{title}“ …").format(title=version.title))

    def show_differences(self, found: Sequence[Difference], summary: str) -> None:
        self._found = found
        self.comparing.setText(summary)
        self.comparing.show()
        self.model.set_keys(range(len(found)))
        self.table.setVisible(bool(found))
        if found:
            self.table.select_first()

    def _show_detail(self, place: object) -> None:
        """What a narrow column cuts is read here in full."""
        shown = self._found[place] if isinstance(place, int) and place < len(self._found) else None
        self.detail.setText(words_of_difference(shown) if shown else "")
        self.detail.setVisible(shown is not None)

    def _fetch(self, keys: Sequence[Any], deliver: Deliver) -> None:
        deliver({key: cells_of(self._found[key]) for key in keys if key < len(self._found)})


class VersionRow(QWidget):
    """One version: its state, since when, what it is, its deeds, and its norms when asked for."""

    def __init__(self, version: LawVersion, presenter: LawPresenter) -> None:
        super().__init__()
        self.version = version
        self.norms = QWidget()
        self.norms.hide()
        count = len(version.norms)
        words = ngettext_("{count} Norm", "{count} Normen", count).format(count=count)
        self.unfold = button(words, self._unfold, kind="quiet", small=True)
        self.compare = button(_("Vergleichen"), partial(presenter.compare, version), small=True)
        self.copy = button(_("Kopie bearbeiten …"), partial(presenter.copy_out, version), small=True)
        self.put_back = button(_("Zurücksetzen"), partial(presenter.put_back, version), small=True)
        for deed in (self.unfold, self.compare, self.copy, self.put_back):
            deed.setAccessibleName(f"{deed.text()}: {version.title}")
        self._build(presenter)

    def _build(self, presenter: LawPresenter) -> None:
        allowed = {
            self.unfold: True,
            self.compare: presenter.may_compare and self.version.is_draft,
            self.copy: presenter.may_change,
            self.put_back: presenter.may_change and self.version.taken_in_on is not None,
        }
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.version.title, "bold", wrap=True), 1)
        head.addWidget(_state(self.version))
        deeds = QWidget()
        flow = FlowLayout(deeds, spacing=8)
        for deed, is_allowed in allowed.items():
            if is_allowed:
                flow.addWidget(deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(label(_since(self.version), "small", "muted", wrap=True))
        if self.version.note:
            column.addWidget(label(self.version.note, wrap=True))
        column.addWidget(deeds)
        column.addWidget(self.norms)

    def _unfold(self) -> None:
        """Built only when somebody wants to read them."""
        if self.norms.layout() is None:
            column = QVBoxLayout(self.norms)
            column.setContentsMargins(0, 4, 0, 4)
            column.setSpacing(6)
            for _rule, norm in self.version.norms:
                line = _("{norm} · {state}").format(norm=norm.norm, state=norm.state)
                column.addWidget(label(line, "bold", wrap=True))
                column.addWidget(label(norm.summary, wrap=True))
            if self.version.questions:
                column.addWidget(label(_("Offene Fragen"), "h3"))
            for one in self.version.questions:
                text = _("{question} Fragen: {ask}.").format(question=one.question, ask=one.ask)
                column.addWidget(label(text, wrap=True))
        self.norms.setVisible(self.norms.isHidden())


def _since(version: LawVersion) -> str:
    since = _("Gilt ab {day}").format(day=write_date(version.valid_from))
    if version.taken_in_on is None:
        return _("{since} · wie mitgeliefert · {name}").format(since=since, name=version.name)
    day = write_date(version.taken_in_on)
    return _("{since} · vom Büro geändert am {day} · {name}").format(since=since, day=day, name=version.name)


def _state(version: LawVersion) -> StatusLabel:
    if version.is_draft:
        return StatusLabel("pencil", _("Entwurf"), "warn")
    if version.is_in_force:
        return StatusLabel("circle-check", _("in Kraft"), "ok")
    return StatusLabel("clock", _("künftig"), "muted")
