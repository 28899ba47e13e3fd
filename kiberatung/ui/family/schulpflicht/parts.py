"""The sections of the page: answer, ways of counting, reasons, facts, and what stands at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.domain.schulpflicht.parameters import Norm
from kiberatung.services.schulpflicht_facts import UsedFact
from kiberatung.services.schulpflicht_page import AskedOffice, CitedReason, CountingVote, SchulpflichtPage
from kiberatung.ui.family.child_tab import two_lines
from kiberatung.ui.family.schulpflicht import answer_words
from kiberatung.ui.family.schulpflicht.answer_words import Mark
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line
from kiberatung.ui.widgets.view_head import section_head

_TOP = Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight


class BigIcon(QWidget):
    """The state of the answer beside its sentence, which says the same in words."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(px(28), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._mark.icon, QRectF(self.rect()), self._mark.tone)


def answer_head(page: SchulpflichtPage) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(BigIcon(answer_words.answer_mark(page.answer)), 0, _TOP)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(answer_words.headline(page), "h1", wrap=True, name="answer"))
    words.addWidget(label(answer_words.second_sentence(page), tone="muted", wrap=True))
    row.addLayout(words, 1)
    return head


def decision_box(page: SchulpflichtPage) -> QWidget:
    """The counsellor's own answer; the computed one stays above it."""
    decision = page.decision
    box = QFrame()
    box.setProperty("notice", "info")
    column = QVBoxLayout(box)
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(2)
    if decision is not None:
        told = _("Abweichend festgelegt am {date}: {answer}")
        told = told.format(date=write_date(decision.decided_on), answer=answer_words.decision_words(page))
        column.addWidget(label(told, "bold", wrap=True))
        column.addWidget(label(decision.reason, wrap=True))
    return box


def key_figures(answer: SchulpflichtAnswer) -> QWidget:
    """Since, until, part, and who is responsible, between two lines."""
    figures = QWidget()
    column = QVBoxLayout(figures)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    row = QHBoxLayout()
    row.setSpacing(16)
    part = answer_words.part_mark(answer.part)
    facts: tuple[tuple[str, str | Mark, int], ...] = (
        (_("Seit"), answer_words.day_or_dash(answer.since), 2),
        (_("Bis"), answer_words.day_or_dash(answer.until), 2),
        (_("Teil"), part, 4),
        (_("Zuständig"), answer_words.authority_words(answer.authority), 5),
    )
    for number, (title, value, share) in enumerate(facts):
        if number:
            row.addWidget(line("v"))
        row.addLayout(_figure(title, value), share)
    column.addWidget(line())
    column.addLayout(row)
    column.addWidget(line())
    return figures


def _figure(title: str, value: str | Mark) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(title, "small", "muted"))
    if isinstance(value, Mark) and value.icon and value.tone == "warn":
        column.addWidget(StatusLabel(value.icon, value.word, value.tone, role="h2"))
    else:
        column.addWidget(label(value.word if isinstance(value, Mark) else value, "h2", wrap=True))
    column.addStretch(1)
    return column


def votes_table(page: SchulpflichtPage) -> QWidget:
    section, column = _section(section_head(_("Welcher Teil?"), answer_words.votes_note(page)))
    grid = _grid((3, 6, 4))
    for number, vote in enumerate(page.votes):
        _add_vote(grid, number, vote)
    column.addLayout(grid)
    return section


def _add_vote(grid: QGridLayout, number: int, vote: CountingVote) -> None:
    mark = answer_words.vote_mark(vote.part)
    tone = "warn" if mark.icon == "building-2" else mark.tone
    grid.addWidget(label(vote.name, "strong", wrap=True), 2 * number, 0, _TOP)
    grid.addWidget(label(vote.sentence, wrap=True), 2 * number, 1, _TOP)
    grid.addWidget(StatusLabel(mark.icon, mark.word, tone), 2 * number, 2, _TOP)
    grid.addWidget(line(), 2 * number + 1, 0, 1, 3)


def reasons_list(reasons: Sequence[CitedReason]) -> QWidget:
    section, column = _section(section_head(_("Begründung")))
    grid = _grid((0, 1, 0))
    grid.setColumnMinimumWidth(2, px(110))
    for number, reason in enumerate(reasons):
        grid.addWidget(label(str(number + 1), tone="muted"), 2 * number, 0, _TOP)
        grid.addWidget(label(reason.text, wrap=True), 2 * number, 1, _TOP)
        norms = label(", ".join(reason.norms), "small", "muted", wrap=True)
        norms.setMaximumWidth(px(150))
        grid.addWidget(norms, 2 * number, 2, _TOP)
        grid.addWidget(line(), 2 * number + 1, 0, 1, 3)
    column.addLayout(grid)
    return section


def facts_list(facts: Sequence[UsedFact], change: Callable[[], object]) -> QWidget:
    deed = button(_("Ändern"), change, kind="quiet")
    deed.setAccessibleName(_("Tatsachen in der Aufnahme ändern"))
    section, column = _section(section_head(_("Tatsachen"), right=deed))
    grid = _grid((2, 3, 0))
    for number, fact in enumerate(facts):
        tone = "text" if fact.value else "muted"
        grid.addWidget(label(fact.label, tone="muted", wrap=True), 2 * number, 0, _TOP)
        grid.addWidget(label(answer_words.fact_value(fact), tone=tone, wrap=True), 2 * number, 1, _TOP)
        mark = answer_words.fact_mark(fact)
        if mark is not None:
            grid.addWidget(StatusLabel(mark.icon, mark.word, mark.tone), 2 * number, 2, _TOP | _RIGHT)
        grid.addWidget(line(), 2 * number + 1, 0, 1, 3)
    column.addLayout(grid)
    return section


def ask_section(page: SchulpflichtPage, ask: Callable[[AskedOffice], object]) -> QWidget:
    """Whom to ask: the first office not yet asked carries the primary deed."""
    section, column = _section(section_head(_("Wen fragen?")))
    answer = page.answer
    if not page.offices:
        for sentence in answer.ask if answer else ():
            column.addWidget(label(sentence, wrap=True))
        return section
    open_ones = [office for office in page.offices if office.follow_up is None]
    for office in page.offices:
        _add_office(column, office)
    column.addWidget(label(_("Die Anfrage enthält keinen Namen."), tone="muted", wrap=True))
    for number, office in enumerate(open_ones):
        text = office.request if len(page.offices) > 1 else _("Anfrage vormerken")
        deed = button(
            text.replace("&", "&&"), _asking(ask, office), kind="primary" if number == 0 else "plain", icon="mail"
        )
        deed.setAccessibleDescription(office.request)
        column.addWidget(deed, 0, Qt.AlignmentFlag.AlignLeft)
    return section


def _asking(ask: Callable[[AskedOffice], object], office: AskedOffice) -> Callable[[], object]:
    return lambda: ask(office)


def _add_office(column: QVBoxLayout, office: AskedOffice) -> None:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(StatusLabel("landmark", "", "text"), 0, _TOP)
    words = two_lines(office.name, office.concern)
    if office.follow_up is not None:
        told = _("Angefragt, Wiedervorlage am {date}").format(date=write_date(office.follow_up.due_on))
        words.addWidget(StatusLabel("clock", told, "muted"))
    row.addLayout(words, 1)
    column.addLayout(row)
    column.addWidget(line())


def sentences(title: str, texts: Sequence[str]) -> QWidget:
    section, column = _section(section_head(title))
    for text in texts:
        head, colon, rest = text.partition(": ")
        column.addLayout(two_lines(head, rest) if colon and rest else two_lines(text, role="body"))
        column.addWidget(line())
    return section


def norms_list(norms: Sequence[Norm]) -> QWidget:
    section, column = _section(section_head(_("Rechtsgrundlagen")))
    for norm in norms:
        mark = answer_words.norm_mark(norm)
        row = QHBoxLayout()
        row.addLayout(two_lines(norm.norm, norm.certainty.label, role="body"), 1)
        row.addWidget(StatusLabel(mark.icon, mark.word, mark.tone), 0, _TOP)
        column.addLayout(row)
        column.addWidget(line())
    return section


def _section(head: QWidget) -> tuple[QWidget, QVBoxLayout]:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(head)
    return section, column


def _grid(stretches: Sequence[int]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(7)
    for number, stretch in enumerate(stretches):
        grid.setColumnStretch(number, stretch)
    return grid
