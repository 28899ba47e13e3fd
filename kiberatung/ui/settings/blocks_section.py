"""The section „Textbausteine“ of the settings: the list, and one form for new and changed ones."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.text_blocks import Block, BlockWish, field_names
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.blocks_presenter import BlocksPresenter
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.widgets.draft_keeper import DraftKeeper
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import long_text_field, text_field, value_of
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

_SHOWN_LETTERS = 80


class BlocksSection(QWidget):
    """A `BlocksView`; not there for accounts that write no notes."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__()
        self.presenter = BlocksPresenter(shell, desk, self)
        self.list = SentenceList()
        self.word = text_field(_("Kurzwort"), hint=_("zum Beispiel „tel“"))
        self.title = text_field(_("Titel"))
        names = " ".join(f"{{{name}}}" for name in field_names())
        hint = _("Felder: {names}. Vier Unterstriche sind eine Lücke.").format(names=names)
        self.text = long_text_field(_("Text des Bausteins"), lines=4, hint=hint)
        self.own = QCheckBox(_("Nur für mich"))
        self.drafts = DraftKeeper(
            DeskDrafts(shell, desk), {"word": self.word, "title": self.title, "text": self.text, "own": self.own}
        )
        self.new = button(_("Neuer Textbaustein"), partial(self.open_form, None), icon="plus", small=True)
        self.keep = button(_("Textbaustein speichern"), self._keep, kind="primary", icon="save")
        self.remove = button(_("Textbaustein löschen"), self.presenter.remove, icon="trash-2")
        self._build()
        if not self.presenter.may_write:  # shown before it has a page it would be a window of its own
            self.hide()

    def _build(self) -> None:
        self.form = QWidget()
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 8, 0, 8)
        inside.setSpacing(10)
        inside.addWidget(self.drafts)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.word, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.title, 2, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(row)
        inside.addWidget(self.text)
        inside.addWidget(self.own)
        deeds = QWidget()
        flow = FlowLayout(deeds, spacing=8)
        for deed in (self.keep, self.remove, button(_("Abbrechen"), self.close_form, kind="quiet")):
            flow.addWidget(deed)
        inside.addWidget(deeds)
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_head(_("Textbausteine"), "", self.new))
        words = _("Im Vermerk: Kurzwort und Tab, oder Strg+Leertaste für die Liste.")
        column.addWidget(label(words, tone="muted", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.list)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        self.list.set_rows([self._row(block) for block in blocks])

    def _row(self, block: Block) -> SentenceRow:
        whose = _("nur für mich") if block.is_own else _("Büro") if block.kept else _("mitgeliefert")
        whole = " ".join(block.text.split())
        first = whole if len(whole) <= _SHOWN_LETTERS else whole[:_SHOWN_LETTERS].rstrip() + "…"
        words = _("{word} · {whose} · {text}").format(word=block.word, whose=whose, text=first)
        return SentenceRow(block.title, None, _("Ändern"), partial(self.open_form, block), words)

    def open_form(self, block: Block | None) -> None:
        self.drafts.leave_place()
        self.presenter.begin(block)
        self.word.set_text(block.word if block else "")
        self.title.set_text(block.title if block else "")
        self.text.set_text(block.text if block else "")
        self.own.setChecked(block is not None and block.is_own)
        self.remove.setVisible(block is not None)
        self.show_finding("")
        self.form.show()
        self.drafts.open_place(f"text_block:{block.word if block else ''}")
        self.word.setFocus()

    def show_finding(self, sentence: str) -> None:
        self.text.set_finding(sentence)

    def close_form(self) -> None:
        self.drafts.settle()
        for field in (self.word.field, self.title.field, self.text.field):
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.clear()
        had_cursor = self.form.isAncestorOf(self.window().focusWidget() or self.window())
        self.form.hide()
        if had_cursor:
            self.new.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        wish = BlockWish(value_of(self.word), value_of(self.title), value_of(self.text), self.own.isChecked())
        self.presenter.keep(wish)
