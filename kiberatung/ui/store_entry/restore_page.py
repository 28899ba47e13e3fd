"""The page that leads back to a backup: the list, the passphrase of that time, what would be lost, the deed."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.services.backup_words import age_in_words
from kiberatung.services.kept_backups import KeptBackup
from kiberatung.ui.shell.passphrase_fields import PassphraseFields
from kiberatung.ui.store_entry.pages import PageColumn
from kiberatung.ui.store_entry.restore_presenter import RestorePresenter, state_words
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column, Deliver
from kiberatung.ui.widgets.text import button, label

_ROWS_SHOWN = 4


class RestorePage(PageColumn):
    """One button goes on: it compares first, and restores when the loss has been read."""

    def __init__(self, presenter: RestorePresenter, leave: Callable[[], object], now: Callable[[], datetime]) -> None:
        super().__init__(
            _("Aus einer Sicherung herstellen"),
            _("Es gilt die Passphrase aus der Zeit der Sicherung. Die Sicherung bleibt unverändert."),
        )
        self._presenter = presenter
        self._now = now
        self._lines: dict[Hashable, KeptBackup] = {}
        self.model = RowTableModel(_columns(), self._fetch)
        self.table = RowTable(self.model, _("Sicherungen"), TWO_LINE_ROW_HEIGHT)
        self.empty = label(_("In den bekannten Ordnern liegt keine Sicherung."), tone="muted", wrap=True)
        self._place = label("", "small", "muted", wrap=True)
        self.passphrases = PassphraseFields([(_("&Passphrase oder Wiederherstellungsschlüssel"), "")])
        self._loss = QFrame()
        self.loss = label("", wrap=True)
        self.deed = button("", self._go_on, kind="primary", icon="history")
        self._build(leave)
        self.table.current_moved.connect(self._choose)
        self.passphrases.lines[0].textEdited.connect(lambda _text: presenter.begin_anew())
        self.passphrases.entered.connect(self._go_on)

    @property
    def field(self) -> LabeledField:
        return self.passphrases.fields[0]

    def _build(self, leave: Callable[[], object]) -> None:
        self.table.setFixedHeight(px(TWO_LINE_ROW_HEIGHT) * _ROWS_SHOWN + px(40))
        self._loss.setProperty("notice", "warn")
        inside = QVBoxLayout(self._loss)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.loss)
        for part in (self.table, self.empty, self._place, self.passphrases, self._loss):
            self.column.addWidget(part)
        other = button(_("Andere &Datei …"), self._presenter.choose_file)
        self.add_deeds(button(_("&Zurück"), leave), other, self.deed)
        self.setFocusProxy(self.table)
        self.show_loss(())

    def show_backups(self, lines: Sequence[KeptBackup], place: str) -> None:
        self._lines = {str(line.path): line for line in lines}
        self.model.set_keys(list(self._lines))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._place.setText(place)
        self.passphrases.clear()
        if lines:
            self.table.select_key(str(lines[0].path))

    def show_loss(self, sentences: Sequence[str]) -> None:
        self.loss.setText("\n".join(sentences))
        self._loss.setVisible(bool(sentences))
        self.deed.setText(_("Bestand &herstellen") if sentences else _("&Vergleichen"))
        if sentences:
            announce(self, " ".join(sentences))
            self.deed.setFocus()

    def _go_on(self) -> None:
        self._presenter.go_on(self.passphrases.lines[0].text())

    def _choose(self, key: Hashable) -> None:
        self._presenter.choose(Path(str(key)) if key is not None else None)

    def _fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({key: _cells(self._lines[key], self._now()) for key in keys})


def _columns() -> tuple[Column, ...]:
    return (
        Column("made_at", _("Gesichert am"), 190, sortable=False, stretch=True),
        Column("families", _("Familien"), 80, "right", CellKind.NUMBER, sortable=False),
        Column("size", _("Größe"), 90, "right", CellKind.NUMBER, sortable=False),
        Column("state", _("Stand"), 150, kind=CellKind.STATUS, sortable=False),
    )


def _cells(line: KeptBackup, now: datetime) -> tuple[Cell, ...]:
    at = german_time(line.made_at)
    words, tone = state_words(line)
    age = age_in_words(now, line.made_at)
    return (
        Cell(
            f"{write_date(at.date())}, {at:%H:%M}",
            second=_("{age} · zweiter Ort").format(age=age) if line.in_second_place else age,
            weight=500,
        ),
        Cell("–" if line.families is None else str(line.families)),
        Cell(_size_words(line.size)),
        Cell(words, tone=tone, icon=_ICONS[tone]),
    )


_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "danger": "circle-alert"}


def _size_words(size: int) -> str:
    return f"{max(0.1, size / 2**20):.1f} MB".replace(".", ",")
