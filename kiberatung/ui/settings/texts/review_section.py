"""The review of translations: how far each language is, files out and in, and what a file would change."""

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.letter_languages import own_name_of
from kiberatung.services.catalogue_words import letter_language_word
from kiberatung.services.desk import Desk
from kiberatung.services.letters.editing.review_lines import ReviewState, state_sentence
from kiberatung.services.letters.editing.reviewing import ReviewChange, ReviewPreview, preview_sentence
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.texts.port import TextTools
from kiberatung.ui.settings.texts.review_presenter import ReviewPresenter
from kiberatung.ui.shell.language_field import LanguageField
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, Column, Deliver
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

_LIST_HEIGHT, _WIDTH = 340, 760


class ReviewSection(QWidget):
    """A `ReviewView`."""

    def __init__(self, shell: Shell, desk: Desk, tools: TextTools) -> None:
        super().__init__()
        self.presenter = ReviewPresenter(shell, desk, tools, self)
        self._states: tuple[ReviewState, ...] = ()
        self._changes: tuple[ReviewChange, ...] = ()
        self.language = LanguageField(_("Sprache zum Prüfen"))
        self.reviewer = text_field(
            _("&Wer hat gelesen?"),
            hint=_("Wer die Sprache spricht. Alles ohne die Marke „Benötigt Arbeit“ gilt dann als geprüft."),
        )
        self.hand_out = button(_("Zum Prüfen &ausgeben …"), self._hand_out, icon="download")
        self.read_in = button(_("Geprüfte Datei &einlesen …"), self._read_in, icon="upload")
        self.problem = label("", tone="danger", wrap=True)
        self.summary = label("", "strong", wrap=True)
        self.detail = label("", wrap=True)
        self.take = button(_("Übernehmen"), self.presenter.take_in, kind="primary")
        self.leave = button(_("Nicht übernehmen"), self.presenter.leave, kind="quiet")
        self.changes = RowTable(
            RowTableModel(_change_columns(), self._fetch_changes), _("Was sich ändert"), TWO_LINE_ROW_HEIGHT
        )
        self.states = RowTable(RowTableModel(_state_columns(), self._fetch_states), _("Stand der Sprachen"))
        self._build()

    def _build(self) -> None:
        self.setMaximumWidth(px(_WIDTH))
        words = _(
            "Eine Sprache geht als PO-Datei und als zweispaltiges Blatt hinaus. Wer sie prüft, arbeitet in der "
            "PO-Datei, zum Beispiel mit Poedit, und gibt sie zurück."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(section_head(_("Prüfung der Übersetzungen")))
        column.addWidget(label(words, tone="muted", wrap=True))
        column.addWidget(LabeledField(_("Sprache zum &Prüfen"), self.language))
        column.addWidget(_row(self.hand_out))
        column.addWidget(self.reviewer)
        column.addWidget(_row(self.read_in))
        column.addWidget(self.problem)
        self._waiting = QWidget()
        below = QVBoxLayout(self._waiting)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        for part in (self.summary, self.changes, self.detail, _row(self.take, self.leave)):
            below.addWidget(part)
        column.addWidget(self._waiting)
        column.addWidget(section_head(_("Stand der Sprachen")))
        column.addWidget(self.states)
        column.addStretch(1)
        for table in (self.changes, self.states):
            table.setFixedHeight(px(_LIST_HEIGHT))
        self.changes.current_moved.connect(self._show_detail)
        self.states.current_moved.connect(self._take_state)
        for part in (self.problem, self._waiting):
            part.hide()
        for part in (self.reviewer, self.read_in):
            part.setVisible(self.presenter.may_read_in)

    def open_language(self, language: str) -> None:
        self._wished = language
        self.presenter.open()

    # the presenter shows

    def show_states(self, states: tuple[ReviewState, ...]) -> None:
        self._states = states
        kept = self.language.value() or self._wished
        self.language.set_languages([one.language for one in states])
        self.language.set_value(kept if kept in {one.language for one in states} else None)
        self.states.rows.set_keys(range(len(states)))
        self.states.rows.invalidate()

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def show_preview(self, preview: ReviewPreview | None) -> None:
        self._waiting.setVisible(preview is not None)
        if preview is None:
            return
        self._changes = preview.changes
        said = _("{language}: {summary}").format(
            language=letter_language_word(preview.language), summary=preview_sentence(preview)
        )
        count = len(preview.unknown)
        left = ngettext_(
            "{count} deutscher Text ist veraltet und bleibt außen vor.",
            "{count} deutsche Texte sind veraltet und bleiben außen vor.",
            count,
        ).format(count=count)
        self.summary.setText(f"{said} {left}" if count else said)
        self.take.setEnabled(bool(preview.changes))
        self.changes.rows.set_keys(range(len(preview.changes)))
        self.changes.rows.invalidate()
        self.changes.setVisible(bool(preview.changes))
        self.detail.setText("")

    # lists

    def _fetch_changes(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({key: _change_cells(self._changes[key]) for key in keys if isinstance(key, int)})

    def _fetch_states(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({key: _state_cells(self._states[key]) for key in keys if isinstance(key, int)})

    def _show_detail(self, key: object) -> None:
        if isinstance(key, int) and key < len(self._changes):
            one = self._changes[key]
            before = _("Bisher: {text}").format(text=one.before or "–")
            self.detail.setText("\n".join((one.german, before, _("Neu: {text}").format(text=one.after))))

    def _take_state(self, key: object) -> None:
        if isinstance(key, int) and key < len(self._states):
            self.language.set_value(self._states[key].language)

    def _hand_out(self) -> None:
        self.presenter.hand_out(str(self.language.value() or "de"))

    def _read_in(self) -> None:
        self.presenter.choose_file(value_of(self.reviewer))


def _row(*deeds: QWidget) -> QWidget:
    made = QWidget()
    row = FlowLayout(made, spacing=8)
    for deed in deeds:
        row.addWidget(deed)
    return made


def _change_columns() -> tuple[Column, ...]:
    return (
        Column("text", _("Text"), 420, sortable=False, stretch=True),
        Column("state", _("Danach"), 150, sortable=False),
    )


def _change_cells(change: ReviewChange) -> tuple[Cell, ...]:
    after = _("geprüft") if change.reviewer else _("Entwurf")
    icon, tone = ("badge-check", "ok") if change.reviewer else ("pen-line", "warn")
    return Cell(change.german, change.after, weight=500 if change.is_reworded else 400), Cell(
        after, icon=icon, tone=tone
    )


def _state_columns() -> tuple[Column, ...]:
    return (
        Column("language", _("Sprache"), 160, sortable=False),
        Column("own", _("Eigener Name"), 180, sortable=False),
        Column("state", _("Stand"), 240, sortable=False, stretch=True),
    )


def _state_cells(state: ReviewState) -> tuple[Cell, ...]:
    return (
        Cell(letter_language_word(state.language), weight=500),
        Cell(own_name_of(state.language)),
        Cell(state_sentence(state)),
    )
