"""The page of a new handover: questions, what leaves the house, completeness, and the foot that sends."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import DomainError
from kiberatung.domain.handovers import Handover
from kiberatung.services.handovers.previewing import HandoverPreview
from kiberatung.ui.handovers.content_table import ContentTable
from kiberatung.ui.handovers.findings_panel import FindingsPanel
from kiberatung.ui.handovers.lock_question import LockQuestion
from kiberatung.ui.handovers.presenter import HandoverPresenter
from kiberatung.ui.handovers.questions import (
    ChildrenQuestion,
    FormQuestion,
    RecipientQuestion,
    numbered,
)
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.draft_keeper import DraftPort
from kiberatung.ui.widgets.text import button, label, line, surface

_LEFT_WIDTH, _RIGHT_WIDTH, _NARROWEST_TABLE = 336, 312, 460


class NewPage(QWidget):
    """Without room for three columns the findings go below the questions."""

    def __init__(self, presenter: HandoverPresenter, answer: Callable[[Handover], object], port: DraftPort) -> None:
        super().__init__()
        self.recipient = RecipientQuestion(presenter.choose_recipient)
        self.children_asked = ChildrenQuestion(presenter.choose_children, presenter.begin)
        self.form = FormQuestion(presenter.choose_form)
        self.lock = LockQuestion(presenter.choose_lock, presenter.explain_plain, port)
        self.lock.roll_wanted.connect(presenter.roll_again)
        self.lock.print_wanted.connect(presenter.print_current_passphrase)
        self.table = ContentTable()
        self.findings = FindingsPanel(presenter.mend, answer)
        self._count = label("", tone="muted")
        self._file_name = label("", "small", "muted", wrap=True)
        self._nothing = label("", "reading", "muted", wrap=True)
        self._summary = label("", "bold", wrap=True)
        self._basis = label("", "small", "muted", wrap=True)
        self.view_folder = button(_("&Mappe ansehen"), presenter.show_overview, icon="eye")
        self.send = button(_("Übergabe &erstellen"), presenter.create, kind="primary", icon="file-lock")
        self._build()
        theme.theme_changed.connect(self._fit)

    def show_preview(self, preview: HandoverPreview) -> None:
        self._nothing.hide()
        self.table.show()
        self.table.set_preview(preview)
        self.findings.show_preview(preview)
        count = len([row for row in preview.content.rows if row.identifier != "name"])
        self._count.setText(
            ngettext_("bis zu {count} Angabe je Kind", "bis zu {count} Angaben je Kind", count).format(count=count)
        )
        self._file_name.setText(_("Die Datei heißt {name} und nennt kein Kind.").format(name=preview.file_name))
        self._summary.setText(preview.summary)
        self._basis.setText(
            _(
                "Rechtsgrundlage: {basis} Das Register hält die Übergabe fest. Zurücknehmen lässt sie sich nicht."
            ).format(basis=preview.legal_basis)
        )

    def show_no_preview(self, refusal: DomainError) -> None:
        self.table.set_preview(None)
        self.table.hide()
        self.findings.show_nothing()
        self._nothing.setText(str(refusal))
        self._nothing.show()
        for words in (self._count, self._file_name, self._summary, self._basis):
            words.setText("")
        self._summary.setText(_("So verlässt nichts das Haus."))

    def show_ready(self, hindrance: str, *, can_send: bool) -> None:
        """The reason stands beside the button that is not to be had yet, in place of the legal basis."""
        self.send.setEnabled(can_send)
        self.view_folder.setEnabled(self.table.content.columnCount() > 0)
        self._hindrance.setText(hindrance)
        self._hindrance.setVisible(bool(hindrance))
        self._basis.setVisible(not hindrance)
        self.send.setAccessibleDescription(hindrance or self._summary.text())

    def _build(self) -> None:
        self._left, self._left_column = _side(_("Vier Fragen"))
        self._right, self._right_column = _side(_("Vollständigkeit und Register"))
        for number, (title, part) in enumerate(
            (
                (_("An wen?"), self.recipient),
                (_("Über wen?"), self.children_asked),
                (_("In welcher Form?"), self.form),
                (_("Wie verschlüsselt?"), self.lock),
            ),
            1,
        ):
            self._left_column.addWidget(numbered(number, title, part))
        self._left_column.addWidget(self._file_name)
        self._left_column.addStretch(1)
        self._right_column.addWidget(self.findings)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(line("v"))
        row.addWidget(self._middle(), 1)
        self._right_line = line("v")
        row.addWidget(self._right_line)
        row.addWidget(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row, 1)
        layout.addWidget(line())
        layout.addWidget(self._foot())

    def _middle(self) -> QWidget:
        ground = surface()
        column = QVBoxLayout(ground)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Das verlässt das Haus"), "h2"))
        head.addWidget(self._count, 1)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self._nothing.hide()
        return ground

    def _foot(self) -> QWidget:
        ground = surface("bg")
        row = QHBoxLayout(ground)
        row.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._hindrance = label("", "strong", "danger", wrap=True)
        for part in (self._summary, self._basis, self._hindrance):
            words.addWidget(part)
        row.addLayout(words, 1)
        row.addWidget(self.view_folder, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignVCenter)
        return ground

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= px(_LEFT_WIDTH) + px(_RIGHT_WIDTH) + _NARROWEST_TABLE
        column = self._right_column if wide else self._left_column
        if self.findings.parentWidget() is not column.parentWidget():
            column.addWidget(self.findings)
            self.findings.show()
        self._right.setVisible(wide)
        self._right_line.setVisible(wide)
        beside = self.width() >= px(_LEFT_WIDTH) + px(_NARROWEST_TABLE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._left.setMinimumWidth(px(_LEFT_WIDTH) if beside else 0)
        self._left.setMaximumWidth(px(_LEFT_WIDTH) if beside else 16_777_215)
        self._left.setMinimumHeight(0 if beside else px(240))
        self._right.setFixedWidth(px(_RIGHT_WIDTH))


def _side(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    scroll = QScrollArea()
    scroll.setAccessibleName(name)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content = surface()
    column = QVBoxLayout(content)
    column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
    column.setSpacing(20)
    scroll.setWidget(content)
    return scroll, column
