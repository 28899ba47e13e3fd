"""The pages of the way into a store: the ways, the new store, its recovery key, the backup."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.shell.passphrase_fields import Making, PassphraseFields
from kiberatung.ui.shell.recovery_key_panel import RecoveryKeyPanel
from kiberatung.ui.store_entry.port import StoreWish
from kiberatung.ui.store_entry.presenter import Field, StoreEntryPresenter, Typed
from kiberatung.ui.widgets.choice import Option, SearchingField
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.text import button, label


class PageColumn(QWidget):
    """Heading, one sentence, parts, and the deeds below at the right."""

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(heading, "h1"))
        words.addWidget(label(text, tone="muted", wrap=True))
        self.column.addLayout(words)
        self.column.addSpacing(4)

    def add_deeds(self, *deeds: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for deed in deeds:
            row.addWidget(deed)
        self.column.addLayout(row)
        self.column.addStretch(1)


class WaysPage(QWidget):
    """The three ways to begin, and the link to a store that lies elsewhere."""

    def __init__(self, presenter: StoreEntryPresenter, choose_backup: Callable[[], object]) -> None:
        super().__init__()
        self.state = EmptyState(
            _("KIberatung einrichten"),
            _("Auf diesem Gerät ist noch kein Bestand geöffnet. Womit möchten Sie beginnen?"),
            _ways(presenter, choose_backup),
        )
        self.other = button(_("Anderen &Bestand öffnen …"), presenter.choose_store, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.state)
        links = QHBoxLayout()
        links.setContentsMargins(8, 0, 8, 0)
        links.addWidget(self.other)
        links.addStretch(1)
        column.addLayout(links)
        column.addStretch(1)
        self.setFocusProxy(self.state.deeds[0])


def _ways(presenter: StoreEntryPresenter, choose_backup: Callable[[], object]) -> list[Way]:
    return [
        Way(
            "file-plus",
            _("Neuen Bestand anlegen"),
            _("Für Ihr Kommunales Integrationszentrum, verschlüsselt auf diesem Gerät. Dauert drei Minuten."),
            _("Bestand anlegen"),
            presenter.begin_new,
        ),
        Way(
            "map-pin",
            _("In der Übungsstadt üben"),
            _("40 erfundene Familien zum Ausprobieren. Nichts davon zählt."),
            _("Übungsstadt öffnen"),
            presenter.open_practice_town,
        ),
        Way(
            "hard-drive",
            _("Aus einer Sicherung herstellen"),
            _("Sie brauchen die Datei und Ihre Passphrase oder den Wiederherstellungsschlüssel."),
            _("Sicherung wählen …"),
            choose_backup,
        ),
    ]


class NewStorePage(PageColumn):
    """Five answers and the place; nothing is made before all of them are right."""

    def __init__(self, presenter: StoreEntryPresenter) -> None:
        super().__init__(
            _("Neuen Bestand anlegen"),
            _("Den Namen und die Anschrift können Sie später ändern, den Kreis nicht."),
        )
        self.kreis = SearchingField(_("Kreis oder kreisfreie Stadt"), (), _("Diesen Kreis gibt es in NRW nicht."))
        self.kreis.setPlaceholderText(_("Ihre Stadt oder Ihr Kreis"))
        self.kreis.chosen.connect(presenter.choose_kreis)
        self.office = text_field(_("&Name des Kommunalen Integrationszentrums"))
        self.account = text_field(_("&Ihr Name"), hint=_("So steht er unter Vermerken und Schreiben."))
        rule = _("Mindestens zwölf Zeichen, zum Beispiel vier bis sechs Wörter.")
        lines = [(_("&Passphrase"), rule), (_("Passphrase &wiederholen"), "")]
        self.passphrases = PassphraseFields(lines, Making(slice(0, 2), presenter.propose_passphrase))
        self.fields = {
            Field.KREIS: LabeledField(_("&Kreis oder kreisfreie Stadt"), self.kreis),
            Field.OFFICE: self.office,
            Field.ACCOUNT: self.account,
            Field.PASSPHRASE: self.passphrases.fields[0],
            Field.AGAIN: self.passphrases.fields[1],
        }
        self.kreis.finding_changed.connect(self.fields[Field.KREIS].set_finding)
        self._place = label("", "small", "muted", wrap=True)
        self._office_suggested = ""
        self._make = button(_("Bestand &anlegen"), lambda: presenter.make(self.typed()), kind="primary", icon="lock")
        self.passphrases.entered.connect(self._make.click)
        self._build(presenter)

    def _build(self, presenter: StoreEntryPresenter) -> None:
        for key in (Field.KREIS, Field.OFFICE, Field.ACCOUNT):
            self.column.addWidget(self.fields[key])
        self.column.addWidget(self.passphrases)
        place = QHBoxLayout()
        place.setSpacing(12)
        place.addWidget(self._place, 1)
        place.addWidget(button(_("Anderer &Ort …"), presenter.choose_place, small=True))
        self.column.addLayout(place)
        self.add_deeds(button(_("&Zurück"), presenter.show_ways), self._make)
        self.setFocusProxy(self.kreis)

    def typed(self) -> Typed:
        wish = StoreWish(str(self.kreis.value() or ""), value_of(self.office), value_of(self.account))
        first, second = self.passphrases.lines
        return Typed(wish, first.text(), second.text())

    def suggest_office(self, name: str) -> None:
        """Keep a name that a person has typed."""
        line = self.office.field
        if value_of(self.office) in {"", self._office_suggested}:
            line.setText(name)  # type: ignore[attr-defined]  # text_field makes a QLineEdit
            self._office_suggested = name

    def show_kreise(self, options: list[Option]) -> None:
        self.kreis.set_options(options)

    def show_place(self, place: Path) -> None:
        self._place.setText(_("Ort des Bestands: {place}").format(place=place))


class RecoveryPage(PageColumn):
    """The one moment in which the recovery key can be seen."""

    def __init__(self, presenter: StoreEntryPresenter) -> None:
        super().__init__(
            _("Ihr Wiederherstellungsschlüssel"),
            _(
                "Er öffnet den Bestand, wenn niemand mehr die Passphrase weiß. Sie sehen ihn nur jetzt. "
                "Ohne Passphrase und ohne Schlüssel sind alle Daten verloren."
            ),
        )
        self.panel = RecoveryKeyPanel()
        self.panel.print_wanted.connect(presenter.print_recovery_key)
        self.panel.copy_wanted.connect(presenter.copy_recovery_key)
        self.column.addWidget(self.panel)
        self._open = button(_("Bestand ö&ffnen"), presenter.open_made, kind="primary", icon="lock-open")
        self._open.setEnabled(False)
        self.panel.confirmed.connect(self._open.setEnabled)
        self.add_deeds(self._open)
        self.setFocusProxy(self.panel)
