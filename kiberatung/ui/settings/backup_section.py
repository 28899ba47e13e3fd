"""The part of the settings about backups, below their state and „Jetzt sichern“."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.services.desk import Desk
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.backup_presenter import KEPT_DAYS, BackupPresenter
from kiberatung.ui.settings.port import Outside
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.text import button, label


class BackupSection(QWidget):
    """A `BackupView` of its presenter."""

    def __init__(self, shell: Shell, desk: Desk, outside: Outside) -> None:
        super().__init__()
        self.presenter = BackupPresenter(shell, desk, self, outside)
        self.place = label("", wrap=True)
        self.choose = button(_("Zweiten &Ort wählen …"), self.presenter.ask_second_place, small=True)
        self.drop = button(_("Zweiten Ort &vergessen"), self.presenter.drop_second_place, kind="quiet", small=True)
        self.kept = Combo(_("Sicherungen höchstens aufbewahren"), [Option(days, _days(days)) for days in KEPT_DAYS])
        self.kept.chosen.connect(self.presenter.keep_days)
        self.go_back = button(
            _("Aus einer Sicherung &herstellen …"), self.presenter.go_back, icon="history", small=True
        )
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        text = _(
            "Beim Sperren, beim Schließen und nach einer halben Stunde mit Änderungen wird von selbst gesichert und "
            "jede Sicherung ganz zurückgelesen."
        )
        column.addWidget(label(text, tone="muted", wrap=True))
        column.addWidget(self.place)
        column.addLayout(_side_by_side(self.choose, self.drop))
        column.addLayout(_side_by_side(LabeledField(_("Sicherungen höchstens &aufbewahren"), self.kept)))
        promise = _(
            "So lange können endgültig gelöschte Familien noch in Sicherungen stehen. Die neueste bleibt in jedem Fall."
        )
        column.addWidget(label(promise, "small", "muted", wrap=True))
        column.addLayout(_side_by_side(self.go_back))

    def show_second_place(self, folder: str) -> None:
        none = _("Zweiter Ort: keiner. Ein Netzlaufwerk oder ein Stick schützt, wenn dieser Rechner ausfällt.")
        self.place.setText(_("Zweiter Ort: {folder}").format(folder=folder) if folder else none)
        self.drop.setVisible(bool(folder))

    def show_kept_days(self, days: int) -> None:
        self.kept.set_value(days)


def _side_by_side(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _days(count: int) -> str:
    return ngettext_("{count} Tag", "{count} Tage", count).format(count=count)
