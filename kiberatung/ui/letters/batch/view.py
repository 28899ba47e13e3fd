"""The screen „Schreiben für mehrere“: what goes to whom, every page of it, and the ways out of the house."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.batch.planning import BatchWish
from kiberatung.ui.letters.batch.batch_list import BatchRows, batch_list
from kiberatung.ui.letters.batch.pages import first_pages
from kiberatung.ui.letters.batch.presenter import BatchPresenter, BatchShown, BatchTools
from kiberatung.ui.letters.batch.side import BatchSide, fit_side
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Frame, Screen
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.choice import Option, Segments
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.page_preview import PagePreview
from kiberatung.ui.widgets.row_values import Group
from kiberatung.ui.widgets.text import button, label, line, surface
from kiberatung.ui.widgets.view_head import ViewHead

_LIST, _PAGES = "list", "pages"
_BOTH_FIT_FROM = 1560
_LARGE_TEXT = 1.3


class BatchScreen(Screen):
    """↓ goes through the letters, Enter shows the page, Entf leaves one out; nothing leaves by itself."""

    frame: Frame = "rail"

    def __init__(self, shell: Shell, desk: Desk, tools: BatchTools, writers: ListWriters) -> None:
        super().__init__()
        self._shell = shell
        self.presenter = BatchPresenter(shell, desk, tools, self)
        self._rows = BatchRows(desk)
        self.list = ListPart(shell, desk, batch_list(self._rows.place_of), self._rows, writers)
        self.side = BatchSide(self.presenter, self._keys)
        self.preview = PagePreview(_("Seite der Schreiben"))
        self._shown: BatchShown | None = None
        self._firsts: list[int] = []
        self._build()
        self._connect()
        theme.theme_changed.connect(self._fit)

    # the window asks

    def open_with(self, **arguments: Any) -> None:
        wish = self.presenter.wish
        keys = tuple(arguments.get("keys", wish.keys))
        if keys != wish.keys or arguments.get("of_children", wish.of_children) != wish.of_children:
            wish = BatchWish(LetterKind.INVITATION, keys, bool(arguments.get("of_children")))
        kind = arguments.get("kind")
        wish = replace(wish, kind=kind or wish.kind, german_alone=arguments.get("german_alone", wish.german_alone))
        self._pages.setCurrentIndex(0 if wish.keys else 1)
        if wish.keys:
            self.list.open_as_left(lambda: self.presenter.open(wish))

    def place(self) -> Mapping[str, Any]:
        wish = self.presenter.wish
        return {
            "keys": wish.keys, "of_children": wish.of_children, "kind": wish.kind, "german_alone": wish.german_alone,
        }  # fmt: skip

    def reload(self) -> None:
        if self.presenter.wish.keys:
            self.presenter.reload()

    def focus_first(self) -> None:
        self.side.kind.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        file, edit, view = _("Datei"), _("Bearbeiten"), _("Ansicht")
        lead = self.presenter
        output = [one for one in self.list.actions_named("batch") if one.shortcut != "Ctrl+P"]
        list_print = ActionSpec("batch.list", _("Sendungsliste d&rucken"), self.list.print_list, file, icon="table-2")
        return [
            ActionSpec("batch.print", _("Schreiben &drucken"), lead.print_letters, file, "Ctrl+P", "printer"),
            ActionSpec("batch.whole", _("Als &eine PDF sichern …"), lead.save_whole, file, icon="save"),
            ActionSpec("batch.files", _("&Je Schreiben eine PDF …"), lead.save_files, file, icon="folder-open"),
            ActionSpec("batch.keep", _("Nur &aufbewahren"), lead.keep, file, icon="archive"),
            list_print,
            ActionSpec("batch.toggle", _("&Weglassen oder mitschicken"), self._toggle, edit, "Del", "circle-minus"),
            ActionSpec("batch.stop", _("A&nhalten"), lead.stop, edit, icon="pause"),
            ActionSpec("batch.reload", _("Neu &lesen"), self.reload, view, "F5"),
            *(replace(one, enabled_when=self._has_letters) for one in output),
        ]

    # what the presenter shows

    def show_batch(self, shown: BatchShown) -> None:
        self._shown = shown
        self._rows.set_layout(self.list.state.layout)
        self._rows.set_letters(shown.letters)
        self.side.show_batch(shown)
        self._show_current(self.list.table.current_key())
        self._summary.setText(shown.summary)
        if not shown.is_set:
            self._firsts = []
        self._show_ready(ready=shown.is_set)

    def show_pages(self, pdf: bytes) -> None:
        self.preview.set_pdf(pdf)
        self._firsts = first_pages(pdf) if pdf else []
        count = self.preview.page_count()
        words = ngettext_("Schreiben &drucken, {count} Seite", "Schreiben &drucken, {count} Seiten", count).format(
            count=count
        )
        self.print.setText(words if count else _("Schreiben &drucken"))
        self._show_page_of(self.list.table.current_key())

    def places_of_letters(self) -> Sequence[range]:
        """Nowhere, where the document does not tell: then all count as printed."""
        going = self._shown.going if self._shown else ()
        if len(self._firsts) != len(going):
            return [range(0)] * len(going)
        return [range(first, after) for first, after in pairwise([*self._firsts, self.preview.page_count()])]

    def show_running(self, words: str) -> None:
        self._running.setText(words)
        for part in (self._running, self.stop):
            part.setVisible(bool(words))
        for part in (self.keep, self.files, self.whole, self.print):
            part.setVisible(not words)
        if not words and self._shown is not None:
            self._show_ready(ready=self._shown.is_set)

    def _show_ready(self, *, ready: bool) -> None:
        for part in (self.keep, self.files, self.whole, self.print):
            part.setEnabled(ready)
        note = _("Nichts verlässt das Haus, bevor Sie unten wählen, wie.")
        self._head.set_title(_("Schreiben für mehrere"), note if theme.text_scale <= _LARGE_TEXT else "")

    def _show_groups(self, groups: Sequence[Group]) -> None:
        self.list.show_groups(groups)
        going = sum(one.goes for one in self._rows.shown_rows())
        self.list.set_sum(_("Auf die Sendungsliste kommen: {count}").format(count=going))

    # the letter that is looked at

    def _keys(self) -> list[Hashable]:
        """Those marked, else the current one."""
        current = self.list.table.current_key()
        return self.list.marked_keys() or ([current] if current is not None else [])

    def _show_current(self, key: object) -> None:
        self.side.show_letter(self._rows.row(key))
        self._show_page_of(key)

    def _show_page_of(self, key: object) -> None:
        going = [one.key for one in self._shown.going] if self._shown else []
        if key in going and len(self._firsts) == len(going):
            self.preview.show_page(self._firsts[going.index(key)])

    def _open_page(self, key: object) -> None:
        self._show_page_of(key)
        self._parts.set_value(_PAGES)
        self._fit()
        self.preview.setFocus()

    def _toggle(self) -> None:
        one = self._rows.row(self.list.table.current_key())
        if one is not None:
            self.presenter.send(self._keys(), goes=not one.goes)

    def _has_letters(self) -> bool:
        return bool(self.presenter.letters)

    # building

    def _build(self) -> None:
        self._head = ViewHead(_("Schreiben für mehrere"))
        words = [Option(_LIST, _("Wer bekommt was")), Option(_PAGES, _("Seiten"))]
        self._parts = Segments(_("Anzeige"), words, _LIST)
        self._head.add_beside_title(self._parts)
        self._head.add_button(button(_("&Zurück"), lambda: self._shell.navigate("families"), icon="arrow-left"))
        body = QHBoxLayout()
        body.setSpacing(0)
        self._between = line("v")
        for part, stretch in ((self.side, 0), (line("v"), 0), (self.list, 3), (self._between, 0), (self.preview, 2)):
            body.addWidget(part, stretch)
        whole = surface()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(line())
        column.addWidget(self._foot())
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(_empty(self._shell))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)

    def _foot(self) -> QWidget:
        lead = self.presenter
        self._summary, self._running = label("", "bold", wrap=True), label("", "strong")
        self.keep = button(_("Nur &aufbewahren"), lead.keep, icon="archive")
        self.files = button(_("&Je Schreiben eine PDF …"), lead.save_files, icon="folder-open")
        self.whole = button(_("Als &eine PDF …"), lead.save_whole, icon="save")
        self.print = button(_("Schreiben &drucken"), lead.print_letters, kind="primary", icon="printer")
        self.stop = button(_("A&nhalten"), lead.stop, icon="pause")
        ground = surface("bg")
        column = QVBoxLayout(ground)
        column.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        column.setSpacing(8)
        column.addWidget(self._summary)
        row = FlowLayout(spacing=8, line_gap=8)
        for part in (self._running, self.stop, self.keep, self.files, self.whole, self.print):
            row.addWidget(part)
        column.addLayout(row)
        for part in (self._running, self.stop):
            part.hide()
        return ground

    def _connect(self) -> None:
        self._rows.show = self._show_groups
        self._parts.chosen.connect(lambda _part: self._fit())
        self.list.current_moved.connect(self._show_current)
        self.list.key_opened.connect(self._open_page)

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Without room for both, list and pages take turns."""
        both = self.width() >= px(_BOTH_FIT_FROM)
        pages = self._parts.value() == _PAGES
        fit_side(self.side)
        self._parts.setVisible(not both)
        self.list.setVisible(both or not pages)
        self.preview.setVisible(both or pages)
        self._between.setVisible(both)


def _empty(shell: Shell) -> QWidget:
    way = Way(
        "users",
        _("Familien wählen"),
        _("Markieren Sie in der Liste mehrere Zeilen mit der Leertaste und wählen Sie „Schreiben für mehrere …“."),
        _("Familien öffnen"),
        lambda: shell.navigate("families"),
    )
    ground = surface()
    column = QVBoxLayout(ground)
    column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
    text = _("Hier liegen Schreiben für viele Familien, nach Postleitzahl geordnet, bevor sie das Haus verlassen.")
    column.addWidget(EmptyState(_("Noch nichts gewählt"), text, (way,)))
    column.addStretch(1)
    return ground
