"""At the right: what is complete, what is missing with its deed, consents, and what was handed over last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.handovers import Handover
from kiberatung.services.handovers.findings import Finding, FindingLevel
from kiberatung.services.handovers.previewing import HandoverPreview
from kiberatung.services.labels import label_of
from kiberatung.ui.handovers.register_list import ANSWER_LOOKS
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

_LOOKS = {
    FindingLevel.OK: ("circle-check", "ok", _("erfüllt")),
    FindingLevel.PROTECTED: ("shield-alert", "danger", _("geschützt")),
    FindingLevel.WARN: ("triangle-alert", "warn", _("zu prüfen")),
    FindingLevel.REFUSE: ("circle-x", "danger", _("verhindert die Übergabe")),
}
AT_FIRST = 10
"""What hinders stands first; the rest of a long list comes when it is asked for."""
_ORDER = (FindingLevel.REFUSE, FindingLevel.PROTECTED, FindingLevel.WARN, FindingLevel.OK)


class FindingsPanel(QWidget):
    """What hinders comes first."""

    def __init__(self, mend: Callable[[Finding], object], answer: Callable[[Handover], object]) -> None:
        super().__init__()
        self._mend, self._answer = mend, answer
        self._found, self._reported, self._last = _part(), _part(), _part()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addLayout(self._found)
        column.addLayout(self._reported)
        column.addLayout(self._last)
        column.addStretch(1)

    def show_preview(self, preview: HandoverPreview) -> None:
        changed = [Finding(FindingLevel.WARN, text) for text in _changes_by_the_format(preview)]
        findings = sorted((*preview.findings, *changed), key=lambda one: _ORDER.index(one.level))
        count = _("{given} von {possible}").format(given=preview.content.given, possible=preview.content.possible)
        self._show(findings, count, AT_FIRST)
        self._show_statistics(preview.statistics, AT_FIRST)

    def _show(self, findings: Sequence[Finding], count: str, at_most: int) -> None:
        clear(self._found)
        self._found.addWidget(section_head(_("Vollständig?"), right=label(count, tone="muted")))
        for finding in findings[:at_most]:
            self._found.addWidget(self._finding(finding))
        if len(findings) > at_most:
            words = _("Alle {count} Hinweise zeigen").format(count=len(findings))
            more = button(words, lambda: self._show(findings, count, len(findings)), kind="link")
            self._found.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_statistics(self, gaps: Sequence[Finding], at_most: int) -> None:
        """Only the family can say these things: better asked for now than by the school in October."""
        clear(self._reported)
        self._reported.addWidget(section_head(_("Für die Schulstatistik")))
        complete = Finding(FindingLevel.OK, _("Die Angaben für die Schulstatistik sind da und passen zusammen."))
        for gap in gaps[:at_most] or (complete,):
            self._reported.addWidget(self._finding(gap))
        if len(gaps) > at_most:
            words = _("Alle {count} Hinweise zeigen").format(count=len(gaps))
            more = button(words, lambda: self._show_statistics(gaps, len(gaps)), kind="link")
            more.setAccessibleName(_("{words} zur Schulstatistik").format(words=words))
            self._reported.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_nothing(self) -> None:
        clear(self._found)
        clear(self._reported)

    def show_latest(self, latest: Sequence[Handover]) -> None:
        clear(self._last)
        if latest:
            self._last.addWidget(section_head(_("Zuletzt übergeben")))
        for entry in latest:
            self._last.addWidget(self._entry(entry))

    def _finding(self, finding: Finding) -> QFrame:
        icon, tone, word = _LOOKS[finding.level]
        mark = StatusLabel(icon, "", tone)
        mark.setAccessibleName(word)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(finding.text, wrap=True))
        if finding.child_id is not None and finding.field:
            deed = button(_("Einwilligung eintragen") if finding.field == "consent" else _("Ergänzen"), kind="link")
            deed.clicked.connect(lambda _checked=False: self._mend(finding))
            deed.setAccessibleName(f"{deed.text()}: {finding.text}")
            words.addWidget(deed, 0, Qt.AlignmentFlag.AlignLeft)
        return _row(mark, words)

    def _entry(self, entry: Handover) -> QFrame:
        icon, tone = ANSWER_LOOKS[entry.answer]
        count = ngettext_("{count} Kind", "{count} Kinder", len(entry.child_ids)).format(count=len(entry.child_ids))
        day = write_date(german_time(entry.created_at).date())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(entry.recipient_name, wrap=True))
        words.addWidget(label(f"{day}, {count}", "small", "muted", wrap=True))
        state = QVBoxLayout()
        state.setSpacing(0)
        state.addWidget(StatusLabel(icon, label_of(entry.answer), tone), 0, Qt.AlignmentFlag.AlignRight)
        if icon == "clock":
            deed = button(_("Antwort eintragen"), lambda: self._answer(entry), kind="link")
            deed.setAccessibleDescription(f"{entry.recipient_name}, {day}")
            state.addWidget(deed, 0, Qt.AlignmentFlag.AlignRight)
        row = _row(None, words)
        layout = row.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addLayout(state)
        return row


def _changes_by_the_format(preview: HandoverPreview) -> list[str]:
    """What the SchILD files cannot hold, said before anything is written."""
    report = preview.report
    names = {child.child_id: child.name for child in preview.children}
    replaced = ", ".join(f"{one.letter} → {one.replacement}" for one in report.replaced)
    texts = (
        [_("Die SchILD-Dateien kennen diese Zeichen nicht: {letters}.").format(letters=replaced)] if replaced else []
    )
    shortened = _("{name}: „{column}“ wird in den SchILD-Dateien gekürzt auf „{kept}“.")
    return texts + [
        shortened.format(name=names.get(cut.child_id, ""), column=cut.column, kept=cut.kept) for cut in report.cuts
    ]


def _row(mark: QWidget | None, words: QLayout) -> QFrame:
    row = QFrame()
    row.setProperty("row", True)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 8, 0, 8)
    layout.setSpacing(8)
    if mark is not None:
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(words, 1)
    return row


def _part() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(0)
    return made
