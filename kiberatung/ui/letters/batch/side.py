"""What stands beside the list: kind and language of the letters, what to mind in all, and the one that is looked at."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiberatung.basics.texts import N_, _
from kiberatung.domain.letters import LetterKind
from kiberatung.services.labels import label_of
from kiberatung.services.letters.batch.planning import (
    IMPOSSIBLE,
    LEFT_OUT_AT_FIRST,
    MENDED_BY_GERMAN,
    BatchLetter,
    Trouble,
)
from kiberatung.services.letters.batch.words import address_words, long_word, notes_of, recipient_word, short_word
from kiberatung.ui.letters.batch.presenter import BatchPresenter, BatchShown
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, surface
from kiberatung.ui.widgets.view_head import section_head

_OWN, _GERMAN = "own", "de"
_OCCASIONS: dict[str, tuple[str, tuple[LetterKind, ...]]] = {
    "talk": (
        N_("Gespräch"),
        (LetterKind.INVITATION, LetterKind.SECOND_INVITATION, LetterKind.CONFIRMATION, LetterKind.REMINDER),
    ),
    "information": (
        N_("Information und Einwilligung"),
        (
            LetterKind.PRIVACY_NOTICE,
            LetterKind.CONSENT,
            LetterKind.SCHULPFLICHT_INFORMATION,
            LetterKind.SCHOOL_SYSTEM,
            LetterKind.PICTURE_PAGE,
        ),
    ),
    "place": (N_("Schulplatz"), (LetterKind.RECOMMENDATION, LetterKind.PLACEMENT, LetterKind.FOLLOW_UP)),
}
"""What many families get alike; certificate and confirmation of erasure are for one family that asked."""


@dataclass(frozen=True, slots=True)
class _Deed:
    words: str
    spoken: str
    call: Callable[[], object]


class BatchSide(QScrollArea):
    """`keys` gives the letters a button at the single letter is about: those marked, or the current one."""

    def __init__(self, presenter: BatchPresenter, keys: Callable[[], Sequence[Hashable]]) -> None:
        super().__init__()
        self._presenter, self._keys = presenter, keys
        occasions = [Option(name, _(word)) for name, (word, _kinds) in _OCCASIONS.items()]
        self.occasion = _combo(_("Worum geht es?"), occasions)
        self.kind = _combo(_("Art des Schreibens"), ())
        languages = [
            Option(_OWN, _("Deutsch | Familiensprache")),
            Option(_GERMAN, _("Nur Deutsch")),
        ]
        self.language = _combo(_("Sprachen"), languages)
        self.occasion.chosen.connect(lambda name: presenter.choose(kind=_OCCASIONS[str(name)][1][0]))
        self.kind.chosen.connect(lambda kind: presenter.choose(kind=LetterKind(str(kind))))
        self.language.chosen.connect(lambda value: presenter.choose(german_alone=value == _GERMAN))
        self._one, self._all = QVBoxLayout(), QVBoxLayout()
        self._build()

    def _build(self) -> None:
        self.setAccessibleName(_("Was geschrieben wird"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = surface()
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
        column.setSpacing(16)
        column.addWidget(LabeledField(_("Worum geht es?"), self.occasion))
        column.addWidget(LabeledField(_("Art des Schreibens"), self.kind))
        column.addWidget(LabeledField(_("Sprachen"), self.language))
        for part in (self._one, self._all):
            part.setSpacing(6)
            column.addLayout(part)
        column.addStretch(1)
        self.setWidget(content)

    def show_batch(self, shown: BatchShown) -> None:
        occasion = next(name for name, (_word, kinds) in _OCCASIONS.items() if shown.wish.kind in kinds)
        self.occasion.set_value(occasion)
        self.kind.set_options([Option(kind, label_of(kind)) for kind in _OCCASIONS[occasion][1]])
        self.kind.set_value(shown.wish.kind)
        self.language.set_value(_GERMAN if shown.wish.german_alone else _OWN)
        clear(self._all)
        if not shown.by_trouble:
            return
        self._all.addWidget(section_head(_("Worauf zu achten ist")))
        for trouble in Trouble:
            if trouble in shown.by_trouble:
                self._all.addWidget(
                    _trouble_row(trouble, shown.by_trouble[trouble], self._deed_for_all(trouble, shown))
                )

    def show_letter(self, one: BatchLetter | None) -> None:
        clear(self._one)
        if one is None:
            return
        self._one.addWidget(section_head(_("Dieses Schreiben")))
        self._one.addWidget(label(recipient_word(one), "strong", wrap=True))
        if address_words(one):
            self._one.addWidget(label(address_words(one), tone="muted", wrap=True))
        for note in notes_of(one):
            self._one.addWidget(_note(note))
        row = QVBoxLayout()
        row.setSpacing(6)
        for deed in self._deeds(one):
            made = button(deed.words, deed.call, small=True)
            made.setAccessibleName(deed.spoken)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self._one.addLayout(row)

    def _deeds(self, one: BatchLetter) -> list[_Deed]:
        """What is offered for the letter that is looked at, the way on first."""
        name = recipient_word(one)
        deeds = []
        if one.can_go:
            word = _("Weglassen") if one.goes else _("Doch mitschicken")
            deeds.append(_Deed(word, f"{word}: {name}", lambda: self._presenter.send(self._keys(), goes=not one.goes)))
        if MENDED_BY_GERMAN & set(one.troubles):
            word = _("Nur deutsch schreiben")
            deeds.append(_Deed(word, f"{word}: {name}", lambda: self._presenter.make_german(self._keys())))
        if (IMPOSSIBLE | LEFT_OUT_AT_FIRST) & set(one.troubles):
            word = _("Angaben ergänzen")
            deeds.append(_Deed(word, f"{word}: {name}", partial(self._presenter.fill, one.key)))
        return deeds

    def _deed_for_all(self, trouble: Trouble, shown: BatchShown) -> _Deed | None:
        if trouble in IMPOSSIBLE or trouble is Trouble.NO_LANGUAGE:
            return None
        spoken = short_word(trouble)
        if trouble in MENDED_BY_GERMAN:
            word = _("Alle nur deutsch")
            return _Deed(word, f"{word}: {spoken}", partial(self._presenter.make_all_german, trouble))
        some_go = any(one.goes for one in shown.letters if trouble in one.troubles)
        word = _("Alle weglassen") if some_go else _("Alle mitschicken")
        call = partial(self._presenter.send_all_with, trouble, goes=not some_go)
        return _Deed(word, f"{word}: {spoken}", call)


def _trouble_row(trouble: Trouble, count: int, deed: _Deed | None) -> QFrame:
    row = QFrame()
    row.setProperty("row", True)
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 8, 0, 8)
    column.setSpacing(2)
    head = _("{count} × {trouble}").format(count=count, trouble=short_word(trouble))
    tone = "danger" if trouble in IMPOSSIBLE else "warn"
    column.addWidget(StatusLabel("triangle-alert" if tone == "warn" else "circle-x", head, tone))
    column.addWidget(label(long_word(trouble), "small", "muted", wrap=True))
    if deed is not None:
        made = button(deed.words, deed.call, kind="link", small=True)
        made.setAccessibleName(deed.spoken)
        column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    return row


def _note(text: str) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    mark = StatusLabel("info", "", "info")
    mark.setAccessibleName(_("Hinweis"))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wrap=True), 1)
    return part


def _combo(name: str, options: Sequence[Option]) -> Combo:
    """As wide as the panel: a long word must not push the list away."""
    made = Combo(name, options)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made


SIDE_WIDTH = 304


def fit_side(side: BatchSide) -> None:
    side.setFixedWidth(px(SIDE_WIDTH))
