"""The tab „Schreiben“: choices at the left, the page itself in the middle, the state of its text at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.choosing import LetterPage
from kiberatung.services.letters.values import SheetLayout
from kiberatung.services.open_items import Deed
from kiberatung.ui.family.child_presenter import TabDeeds
from kiberatung.ui.family.letters.panels import ChoicePanel, TextPanel
from kiberatung.ui.family.letters.presenter import LettersPresenter, LetterTools, NextStep, Paper, PaperChoice
from kiberatung.ui.family.tab import FamilyTab, OwnDeed, TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.page_preview import PagePreview
from kiberatung.ui.widgets.text import button, label, line, surface

_KIND_OF_DEED = {Deed.INVITE: LetterKind.INVITATION, Deed.INFORM: LetterKind.SCHULPFLICHT_INFORMATION}
_LEFT_WIDTH, _RIGHT_WIDTH, _NARROWEST_PAGE = 288, 312, 520


class LettersTab(FamilyTab):
    def __init__(self, shell: Shell, desk: Desk, tools: LetterTools, context: TabContext) -> None:
        super().__init__()
        deeds = TabDeeds(context.changed, context.do_deed)
        self.presenter = LettersPresenter(shell, desk, tools, deeds, self)
        self.choices = ChoicePanel(self.presenter.choose, self.presenter.open_sent, self.presenter.read_form)
        self.text = TextPanel()
        self.preview = PagePreview(_("Seite des Schreibens"))
        self.save = button(_("Als PDF &sichern …"), self.presenter.save_pdf, icon="save")
        self._step = surface()
        self._middle = QStackedWidget()
        self._build()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.presenter.print_paper)
        theme.theme_changed.connect(self._fit)
        self._wait()

    def _build(self) -> None:
        self._left, self._left_column = _side(_("Was geschrieben wird"))
        self._right, self._right_column = _side(_("Text und Angaben"))
        self._left_column.addWidget(self.choices)
        step = QVBoxLayout(self._step)
        step.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        step.setSpacing(8)
        self._step_column = step
        self._middle.addWidget(self.preview)
        self._middle.addWidget(self._step)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._right, 1)
        self._foot = surface()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        foot.addWidget(self.save)
        self._foot_line = line()
        right.addWidget(self._foot_line)
        right.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(line("v"))
        row.addWidget(self._middle, 1)
        self._right_line = line("v")
        row.addWidget(self._right_line)
        row.addLayout(right)

    # the family's page

    def show_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        self.presenter.show_family(family_id, child_id)

    def reload(self) -> None:
        self.presenter.reload()

    def begin_deed(self, deed: Deed) -> None:
        kind = _KIND_OF_DEED.get(deed)
        if kind is not None:
            self.presenter.wish_kind(kind)

    def own_deed(self) -> OwnDeed | None:
        pages = self.preview.page_count()
        if not self.presenter.pdf or not pages:
            return None
        words = ngettext_("&Drucken, {count} Seite", "&Drucken, {count} Seiten", pages).format(count=pages)
        return OwnDeed(words, self.presenter.print_paper)

    def focus_first(self) -> None:
        self.choices.kind.setFocus()

    # what the presenter shows

    def show_choices(self, page: LetterPage, choice: PaperChoice) -> None:
        self.choices.show_choices(page, choice)
        self._wait()

    def show_paper(self, paper: Paper) -> None:
        self.choices.show_paper(paper)
        self.text.show_paper(paper)
        self._middle.setCurrentWidget(self.preview)
        self.save.show()

    def show_pdf(self, pdf: bytes) -> None:
        paper = self.presenter.paper
        sheet = paper.letter.sheet if paper is not None and paper.letter is not None else None
        is_letter = sheet is not None and sheet.layout is SheetLayout.LETTER
        note = _("DIN 5008, Form {form}").format(form=sheet.form.value.upper()) if sheet and is_letter else ""
        self.preview.set_pdf(pdf, note)
        self.save.setEnabled(True)
        self.own_deed_changed.emit()

    def show_next_step(self, step: NextStep) -> None:
        self.choices.clear_words()
        self.text.clear_words()
        clear(self._step_column)
        self._step_column.addWidget(label(step.heading, "h2", wrap=True))
        self._step_column.addWidget(label(step.text, "reading", "muted", wrap=True))
        self._step_column.addSpacing(8)
        self._step_column.addWidget(button(step.deed, step.call), 0, Qt.AlignmentFlag.AlignLeft)
        self._step_column.addStretch(1)
        self._middle.setCurrentWidget(self._step)
        self.preview.set_pdf(b"")
        self.save.hide()

    def _wait(self) -> None:
        """The old page stays in sight until the new one is set, but cannot be printed any more."""
        self.save.setEnabled(False)
        self.own_deed_changed.emit()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Without room for three columns the text's state goes below the choices, and the foot with it."""
        wide = self.width() >= px(_LEFT_WIDTH) + px(_RIGHT_WIDTH) + _NARROWEST_PAGE
        column = self._right_column if wide else self._left_column
        if self.text.parentWidget() is not column.parentWidget():
            column.addWidget(self.text)
            self.text.show()
            (self._foot.layout() if wide else self._left_column).addWidget(self.save)  # type: ignore[union-attr]
        for part in (self._right, self._right_line, self._foot, self._foot_line):
            part.setVisible(wide)
        self._left.setFixedWidth(px(_LEFT_WIDTH))
        self._right.setFixedWidth(px(_RIGHT_WIDTH))


def _side(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    scroll = QScrollArea()
    scroll.setAccessibleName(name)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content: QWidget = surface()
    column = QVBoxLayout(content)
    column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
    column.setSpacing(16)
    scroll.setWidget(content)
    return scroll, column
