"""Two children, or two families, side by side: field by field, by keyboard, with the three ways out at the foot."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.merging.comparison import PairKind
from kiberatung.ui.compare.compare_table import CompareTable
from kiberatung.ui.compare.heads import SideHeads
from kiberatung.ui.compare.own_answer_bar import OwnAnswerBar, OwnAnswerDraft
from kiberatung.ui.compare.own_typing import TypingShown
from kiberatung.ui.compare.presenter import ComparePresenter, PageShown
from kiberatung.ui.compare.rows import columns
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.choice import Option, Segments
from kiberatung.ui.widgets.compared_rows import ComparedRowsModel
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.row_values import ComparedRows
from kiberatung.ui.widgets.scrolling import scrolling
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line, surface
from kiberatung.ui.widgets.view_head import ViewHead

ROOM_OF_THE_ROWS = 150
"""The head of the table, a group and a row at least."""
LARGE_TEXT = 1.3
MOST_HEIGHT = 16_777_215
"""Qt's own: no limit."""


class CompareScreen(Screen):
    """↓ goes through the rows, ← and → choose, Strg+Enter merges, Esc decides later."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__()
        self._drafts = DeskDrafts(shell, desk)
        self._presenter = ComparePresenter(shell, desk, self, self._drafts)
        self._build()
        self._connect()

    # the window asks

    def open_with(self, **arguments: Any) -> None:
        origin = arguments.get("origin", "")
        self._model.begin()
        self.close_screen()
        if "child_id" in arguments:
            self._presenter.open_children(arguments["child_id"], arguments["other_id"], origin)
        else:
            self._presenter.open_families(arguments["family_id"], arguments["other_family_id"], origin)

    def close_screen(self) -> None:
        self._draft.leave_place()
        self._bar.end()

    def reload(self) -> None:
        self._presenter.reload()

    def focus_first(self) -> None:
        self._table.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        edit, view, presenter = _("Bearbeiten"), _("Ansicht"), self._presenter
        return [
            ActionSpec("compare.merge", _("&Zusammenführen"), presenter.merge, edit, "Ctrl+Return", "git-merge"),
            ActionSpec("compare.part", _("&Nicht dieselbe Person"), presenter.part, edit, "", "split"),
            ActionSpec("compare.swap", _("&Seiten tauschen"), presenter.swap, edit, "", "arrow-right"),
            ActionSpec("compare.own", _("Ande&rer Wert …"), presenter.begin_typing, edit, "", "pen-line"),
            ActionSpec("compare.later", _("S&päter entscheiden"), presenter.later, edit, "Escape", "clock"),
            ActionSpec("compare.reload", _("Neu &lesen"), presenter.reload, view, "F5", "refresh-cw"),
        ]

    # the presenter shows

    def show_page(self, page: PageShown, table: ComparedRows) -> None:
        compared = page.compared
        is_child = compared.child_ids is not None
        title = _("Zwei Kinder vergleichen") if is_child else _("Zwei Familien vergleichen")
        self._head.set_title(title)
        self._why.setText(_("Warum diese beiden: {why}").format(why=compared.why))
        self._why.setVisible(bool(compared.why))
        self._heads.show_sides(compared.left, compared.right)
        self._along_row.setVisible(bool(compared.others))
        self._along_words.setText(_("Die Geschwister von rechts: {names}").format(names=", ".join(compared.others)))
        self._along.set_value(page.decisions.comes_along)
        self._show_told(page)
        self._part.setVisible(any(pair.kind is PairKind.CHILD for pair in compared.pairs))
        self._merge.setEnabled(not page.hindrance)
        self._summary.setText(page.summary)
        self._show_table(table)
        self._draft.open_place(f"{page.place}:typed", compared.left.family_id)

    def show_detail(self, text: str) -> None:
        self._detail.setText(text)

    def show_may_type(self, *, may_type: bool) -> None:
        self._own.setEnabled(may_type)

    def show_typing(self, typing: TypingShown | None) -> None:
        if typing is not None:
            self._table.select_key(typing.key)
            self._bar.begin(typing)
            return
        self._bar.end()
        self._draft.settle()
        self._table.setFocus()

    def show_not_understood(self, text: str) -> None:
        self._bar.field.set_finding(text)

    def show_busy(self, *, is_busy: bool) -> None:
        self._foot.setEnabled(not is_busy)

    def _show_told(self, page: PageShown) -> None:
        """What forbids the merge first, then what should be known."""
        warnings = list(page.compared.warnings)
        if page.compared.is_marked:
            warnings.insert(0, _("Für diese beiden ist schon gemerkt, dass sie nicht dieselbe Person sind."))
        rows = [SentenceRow(one, StatusLabel("triangle-alert", _("Achtung"), "warn")) for one in warnings]
        if page.hindrance:
            rows.insert(0, SentenceRow(page.hindrance, StatusLabel("circle-x", _("Geht nicht"), "danger")))
        self._told.set_rows(rows)
        self._told.setVisible(bool(rows))
        self._ask_row.setVisible(page.can_ask)

    def _show_table(self, table: ComparedRows) -> None:
        if self._model.show_rows(table):
            self._table.select_first()

    # building

    def _build(self) -> None:
        self._head = ViewHead(_("Zwei Kinder vergleichen"))
        self._why = label("", tone="muted", wrap=True)
        self._heads = SideHeads(self._presenter.swap)
        self._told = SentenceList()
        self._model = ComparedRowsModel(columns())
        self._table = CompareTable(self._model)
        self._detail = label("", "small", "muted", wrap=True)
        self._detail.setContentsMargins(PAGE_MARGIN, 6, PAGE_MARGIN, 6)
        above = surface()
        column = QVBoxLayout(above)
        column.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        for part in (self._why, self._told, self._built_ask(), self._built_along()):
            column.addWidget(part)
        foot = self._built_foot()
        self._bar = OwnAnswerBar()
        self._draft = OwnAnswerDraft(self._drafts, self._bar)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        for part in (self._heads, line(), above, self._table):
            inner.addWidget(part, int(part is self._table))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._head, self._scrolling(inner), self._detail, self._draft, self._bar, line(), foot):
            layout.addWidget(part, int(part is self._scroll))

    def _scrolling(self, inner: QVBoxLayout) -> QWidget:
        """With large text the heads scroll away, so that the rows keep their room."""
        page = surface()
        inner.setContentsMargins(0, 0, 0, 0)
        page.setLayout(inner)
        self._scroll = scrolling(page)
        self._fit()
        return self._scroll

    def _fit(self) -> None:
        """The rows fill the room below the head exactly, so that they scroll by themselves and not with the page."""
        is_large = theme.text_scale > LARGE_TEXT
        self._summary.setVisible(not is_large)
        room = max(px(ROOM_OF_THE_ROWS), self._scroll.viewport().height() if is_large else 0)
        self._table.setMinimumHeight(room)
        self._table.setMaximumHeight(room if is_large else MOST_HEIGHT)

    def _show_rows(self) -> None:
        """Whenever the page gets higher than its room: the heads are one turn of the wheel away."""
        self._scroll.verticalScrollBar().setValue(self._table.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _built_along(self) -> QWidget:
        self._along_row = QWidget()
        row = QHBoxLayout(self._along_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._along_words = label("", tone="muted", wrap=True)
        options = [Option(True, _("kommen mit")), Option(False, _("bleiben"))]
        self._along = Segments(_("Geschwister"), options, True)
        row.addWidget(self._along, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._along_words, 1)
        return self._along_row

    def _built_ask(self) -> QWidget:
        """Why a second account should agree; the reason goes with the question."""
        self._ask_row = QWidget()
        row = QHBoxLayout(self._ask_row)
        row.setContentsMargins(0, 0, 0, 0)
        self._reason: LabeledField = text_field(_("Warum sind es dieselben?"))
        row.addWidget(self._reason, 1)
        ask = button(_("Um Zustimmung &bitten"), lambda: self._presenter.ask(value_of(self._reason)))
        row.addWidget(ask, 0, Qt.AlignmentFlag.AlignBottom)
        return self._ask_row

    def _built_foot(self) -> QWidget:
        self._foot = surface()
        presenter = self._presenter
        self._summary = label("", wrap=True)
        self._merge = button(_("&Zusammenführen"), presenter.merge, kind="primary", icon="git-merge")
        self._part = button(_("&Nicht dieselbe Person"), presenter.part, icon="split")
        self._own = button(_("Ande&rer Wert …"), presenter.begin_typing, icon="pen-line")
        deeds = QWidget()
        flow = FlowLayout(deeds)
        later = button(_("S&päter entscheiden"), presenter.later, kind="quiet")
        for made in (self._merge, self._own, self._part, later):
            flow.addWidget(made)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 10)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(deeds)
        return self._foot

    def _connect(self) -> None:
        self._table.side_chosen.connect(self._presenter.choose)
        self._table.turn_wanted.connect(self._presenter.turn)
        self._table.own_wanted.connect(self._presenter.begin_typing)
        self._bar.entered.connect(self._presenter.type_own)
        self._bar.given_up.connect(self._presenter.give_up_typing)
        self._draft.taken_up.connect(self._presenter.begin_typing)
        self._table.current_moved.connect(self._presenter.go_to)
        theme.theme_changed.connect(self._fit)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._show_rows())
        self._along.chosen.connect(lambda along: self._presenter.choose_along(comes_along=along))
