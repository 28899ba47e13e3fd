"""How the account comes to see this family: the banner under the head, and the page that asks for a reason."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.emergency import AccessKind, FamilyAccess
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import NOTICE_BAR_HEIGHT, PAGE_MARGIN
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.form import long_text_field, value_of
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, set_property, surface

WIDTH = 560


class AccessBanner(QFrame):
    """Stays as long as the family is open; hidden where the account is assigned anyway."""

    def __init__(self, ask_reason: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("access_banner")
        self.setMinimumHeight(px(NOTICE_BAR_HEIGHT))
        self._headline = StatusLabel("", "")
        self._text = label(wrap=True)
        self._open = button(_("Im &Notfall öffnen …"), ask_reason, small=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 6, 16, 6)
        layout.setSpacing(12)
        layout.addWidget(self._headline)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_access(self, access: FamilyAccess) -> None:
        is_emergency = access.kind is AccessKind.EMERGENCY
        tone = "warn" if is_emergency else "info"
        set_property(self, "notice", tone)
        if is_emergency:
            self._headline.set_status("shield-alert", _("Im Notfall geöffnet"), tone)
            self._text.setText(_("Heute, festgehalten mit Ihrem Grund: {reason}").format(reason=access.reason))
        else:
            self._headline.set_status("shield", _("Anschrift geschützt"), tone)
            self._text.setText(_("Anschrift, Telefon und Schule sieht nur die zuständige Fachkraft."))
        self._open.setVisible(access.may_open)
        self.setVisible(access.kind in (AccessKind.EMERGENCY, AccessKind.WITHOUT_PROTECTED))
        if self.isVisible():
            announce(self, f"{self._headline.text()} {self._text.text()}")


class ClosedFamily(QWidget):
    """Tells whom to ask and nothing of the family; a reason opens it for today."""

    def __init__(self, open_with: Callable[[str], object], back: Callable[[], object], port: DraftPort) -> None:
        super().__init__()
        self._open_with = open_with
        self._heading = label("", "h1", wrap=True)
        self._whom = label("", "reading", wrap=True)
        self._rule = label(
            _("Ihr Grund wird festgehalten. Die Leitung und der Datenschutz sehen ihn durch. Die Öffnung gilt heute."),
            "body",
            "muted",
            wrap=True,
        )
        self.reason = long_text_field(_("&Warum muss es jetzt sein?"), lines=3)
        self.drafts = DraftKeeper(port, {"reason": self.reason})
        self._deed = button(_("Im &Notfall öffnen"), self._open, kind="primary", icon="lock-open")
        self._back = button(_("&Zurück"), back)
        self._build()

    def show_access(self, access: FamilyAccess) -> None:
        is_closed = access.kind is AccessKind.CLOSED
        heading = _("Diese Familie ist für Sie geschlossen.") if is_closed else _("Die Anschrift ist geschützt.")
        self._heading.setText(heading)
        ask = _("Sie wird betreut von {name}. Fragen Sie dort nach.").format(name=access.counsellor)
        self._whom.setText(ask if access.counsellor else _("Fragen Sie die Leitung."))
        self.drafts.leave_place()
        self.reason.set_text("")
        self.refuse("")
        if access.may_open:
            self.drafts.open_place(f"emergency:{access.family_id}", access.family_id)
        for part in (self._rule, self.reason, self._deed):
            part.setVisible(access.may_open)

    def settle(self) -> None:
        """The family is open: the reason is stored with it."""
        self.reason.set_text("")
        self.drafts.settle()

    def refuse(self, text: str) -> None:
        self.reason.set_finding(text)

    def _open(self) -> None:
        self._open_with(value_of(self.reason))

    def _build(self) -> None:
        card = surface()
        card.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(card)
        column.setContentsMargins(PAGE_MARGIN, 32, PAGE_MARGIN, 32)
        column.setSpacing(12)
        for part in (self._heading, self._whom, self._rule, self.drafts, self.reason):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._deed)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        ground = surface()
        beside = QHBoxLayout(ground)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(card)
        beside.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)
