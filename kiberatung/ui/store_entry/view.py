"""The page on the whole window that stands before every store: no dialog, and always a way back."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.places import Kreis
from kiberatung.services.desk import Desk
from kiberatung.services.kept_backups import KeptBackup
from kiberatung.services.upgrading import Upgrading
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.lock_view import BrandMark, LockView, LockWords
from kiberatung.ui.store_entry.pages import NewStorePage, RecoveryPage, WaysPage
from kiberatung.ui.store_entry.port import StoreEntryPort
from kiberatung.ui.store_entry.presenter import Field, Page, StoreEntryPresenter
from kiberatung.ui.store_entry.restore_page import RestorePage
from kiberatung.ui.store_entry.restore_presenter import RestorePresenter
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.choice import Option
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.notice_bar import Notice, NoticeBar
from kiberatung.ui.widgets.scrolling import card_of, in_the_middle
from kiberatung.ui.widgets.squares_picture import Squares
from kiberatung.ui.widgets.text import label


class StoreEntryPage(QWidget):
    """A `StoreEntryView` of its presenter; `opened` gets the desk of the store that was opened."""

    def __init__(self, shell: Shell, port: StoreEntryPort, opened: Callable[[Desk], object]) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = StoreEntryPresenter(shell, port, self, opened)
        self.restore = RestorePresenter(shell, port, self, opened)
        self.ways = WaysPage(self.presenter, self.choose_backup)
        self.new = NewStorePage(self.presenter)
        self.recovery = RecoveryPage(self.presenter)
        self.restoring = RestorePage(self.restore, self.presenter.show_ways, port.now)
        self.lock: LockView | None = None
        self._pages: dict[Page, QWidget] = {
            Page.WAYS: self.ways,
            Page.NEW: self.new,
            Page.RECOVERY: self.recovery,
            Page.RESTORE: self.restoring,
        }
        self.notice = NoticeBar(_("Hinweis schließen"), _("&Abbrechen"))
        self.working = _Working()
        self._build()
        for field in (*self._fields().values(), self.restoring.field):
            _forget_finding_when_typed(field)
        shell.set_title(_("Einrichten"))

    def _build(self) -> None:
        self._card = card_of(*self._pages.values())
        for page in self._pages.values():
            page.setVisible(page is self.ways)
        self._scroll = in_the_middle(_brand(), self.working, self._card)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.ways)

    # the presenter shows

    def show_page(self, page: Page) -> None:
        self.notice.close_notice()
        if page is Page.LOCK:
            return
        self._drop_lock()
        for key, widget in self._pages.items():
            widget.setVisible(key is page)
        self._scroll.verticalScrollBar().setValue(0)
        self.setFocusProxy(self._pages[page])
        self._pages[page].setFocus()

    def show_kreise(self, kreise: Sequence[Kreis], towns: Sequence[tuple[str, str]]) -> None:
        names = {kreis.key: kreis.name for kreis in kreise}
        inside = [
            Option(key, _("{town} ({kreis})").format(town=town, kreis=names[key]))
            for town, key in towns
            if names.get(key, town) != town
        ]
        self.new.show_kreise([*(Option(kreis.key, kreis.name, kreis.kind) for kreis in kreise), *inside])

    def show_place(self, place: Path) -> None:
        self.new.show_place(place)

    def suggest_office(self, name: str) -> None:
        self.new.suggest_office(name)

    def show_findings(self, findings: Mapping[Field, str]) -> None:
        fields = self._fields()
        for key, field in fields.items():
            field.set_finding(findings.get(key, ""))
        first = next((field for key, field in fields.items() if key in findings), None)
        if first is not None:
            first.setFocus()
            self._scroll.ensureWidgetVisible(first)

    def show_busy(self, headline: str, text: str = "") -> None:
        self.notice.close_notice()
        self.working.begin(headline, text)
        self._card.setEnabled(False)

    def show_ready(self) -> None:
        self.working.end()
        self._card.setEnabled(True)

    def show_fault(self, text: str) -> None:
        self.notice.show_notice(Notice(_("Nicht erledigt"), text, "danger"))

    def notice_deleted(self, words: str) -> None:
        self.notice.show_notice(Notice(words))

    def show_proposal(self, passphrase: str) -> None:
        self.new.passphrases.show_proposal(passphrase)

    def show_recovery_key(self, key: str, squares: Squares) -> None:
        self.new.passphrases.clear()
        self.recovery.panel.show_key(key, squares)

    def choose_backup(self) -> None:
        """The page with the list; also the first one, when somebody comes here to go back to a backup."""
        self.show_page(Page.RESTORE)
        self.restore.begin()

    def show_backups(self, lines: Sequence[KeptBackup], place: str) -> None:
        self.restoring.show_backups(lines, place)

    def show_loss(self, sentences: Sequence[str]) -> None:
        self.restoring.show_loss(sentences)

    def show_finding(self, text: str) -> None:
        self.restoring.field.set_finding(text)

    def show_lock(self, store: Path) -> None:
        self._drop_lock()
        state = _("Der Bestand liegt in „{folder}“ und ist verschlüsselt.").format(folder=store.parent)
        words = LockWords(_("KIberatung"), _("Anderer Bestand"), store.name, state)
        self.lock = LockView(words, ((_("Zurück"), self.presenter.show_ways),))
        self.lock.unlock_requested.connect(self.presenter.unlock)
        self.lock.quit_requested.connect(self.window().close)
        self._stack.addWidget(self.lock)
        self._stack.setCurrentWidget(self.lock)
        self.setFocusProxy(self.lock)
        self.lock.setFocus()

    def refuse(self, reason: str, wait_seconds: int) -> None:
        if self.lock is not None:
            self.lock.refuse(reason, wait_seconds)

    def show_upgrade(self, told: Upgrading) -> None:
        if self.lock is not None:
            self.lock.show_upgrade(told)

    def show_kept(self, words: str) -> None:
        self.recovery.panel.show_kept(words)

    def _fields(self) -> dict[Field, LabeledField]:
        return self.new.fields

    def _drop_lock(self) -> None:
        if self.lock is not None:
            self._stack.setCurrentWidget(self._scroll)
            self._stack.removeWidget(self.lock)
            self.lock.deleteLater()
            self.lock = None


class _Working(QFrame):
    """Says what is under way above the page; the length is not known, so the bar only moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", "info")
        self._headline = label("", "bold", "info")
        self._text = label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for part in (self._headline, self._text, self._bar):
            layout.addWidget(part)
        self.hide()

    def begin(self, headline: str, text: str) -> None:
        self._headline.setText(headline)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._bar.setAccessibleName(headline)
        self.show()
        announce(self, f"{headline}. {text}")

    def end(self) -> None:
        self.hide()

    def words(self) -> str:
        return f"{self._headline.text()} {self._text.text()}".strip()


def _forget_finding_when_typed(field: LabeledField) -> None:
    line = field.field
    if isinstance(line, QLineEdit):
        line.textChanged.connect(lambda _text: field.set_finding(""))


def _brand() -> QWidget:
    brand = QWidget()
    row = QHBoxLayout(brand)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(label(_("KIberatung"), "h2"))
    names.addWidget(label(_("Seiteneinsteigerberatung im Kommunalen Integrationszentrum"), "small", "muted"))
    row.addWidget(BrandMark())
    row.addLayout(names, 1)
    return brand
