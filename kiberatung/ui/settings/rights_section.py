"""The sections „Konten und Rechte“ and „Datenschutz“ of the settings."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.accounts import Role
from kiberatung.services.approvals import ApprovalShown
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.emergency import EmergencyShown
from kiberatung.services.labels import choices_of, label_of
from kiberatung.services.oversight import Anomaly
from kiberatung.services.read_models import NotedDeed
from kiberatung.services.rights_page import AccountShown, Oversight, RightsPage
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.keys_presenter import KeyTools
from kiberatung.ui.settings.rights_presenter import RightsPresenter
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import OPEN_ROW_HEIGHT
from kiberatung.ui.widgets.choice import Combo, Option, Segments
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.runs import Run, bold
from kiberatung.ui.widgets.sentence_row import SentenceRow
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head

SHOWN_AT_MOST = 8
BUTTON_WIDTH = 132
STATE_WIDTH = 116


class RightsSection(QWidget):
    """`slot` is where accounts are added; it is empty as long as nobody fills it."""

    def __init__(self, shell: Shell, desk: Desk, keys: KeyTools | None = None) -> None:
        super().__init__()
        self._presenter = RightsPresenter(shell, desk, self, keys)
        self.slot = QVBoxLayout()
        self._accounts = QVBoxLayout()
        self._oversight = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(section_head(_("Konten und Rechte")))
        for part in (self._accounts, self.slot, self._oversight):
            part.setSpacing(0)
            layout.addLayout(part)

    def reload(self) -> None:
        self._presenter.reload()

    def show_rights(self, page: RightsPage) -> None:
        clear(self._accounts)
        clear(self._oversight)
        for shown in page.accounts:
            self._accounts.addWidget(self._account_row(shown, page))
        if page.may_change_roles:
            self._accounts.addWidget(self._colleagues(is_open=page.colleagues_see_each_other))
        if page.oversight is not None:
            self._add_oversight(page.oversight)

    def _account_row(self, shown: AccountShown, page: RightsPage) -> QWidget:
        account = shown.account
        sign = f" · {account.short_sign}" if account.short_sign else ""
        own = _(" · Sie selbst") if shown.is_own else ""
        name = label(f"{account.name}{sign}{own}", tone="text" if account.active else "muted", wrap=True)
        parts: list[QWidget] = []
        if page.may_change_roles and account.active and not shown.is_own:
            parts.append(self._role(shown))
        else:
            parts.append(label(label_of(account.role) if account.active else _("geschlossen"), tone="muted"))
        if page.may_close_accounts and not shown.is_own:
            parts.append(self._door(shown))
        return _row(name, parts)

    def _role(self, shown: AccountShown) -> Combo:
        account = shown.account
        words = [Option(role, word) for role, word in choices_of(Role)]
        role = Combo(_("Rolle von {name}").format(name=account.name), words)
        role.setProperty("help", _("Rolle"))
        role.set_value(account.role)
        role.chosen.connect(partial(self._presenter.choose_role, account.id))
        return role

    def _door(self, shown: AccountShown) -> QWidget:
        account = shown.account
        if account.active:
            made = button(
                _("Schließen …"), partial(self._presenter.close_account, account.id, account.name), small=True
            )
        else:
            made = button(_("Wieder öffnen"), partial(self._presenter.open_account, account.id), small=True)
        made.setFixedWidth(px(BUTTON_WIDTH))
        made.setAccessibleName(f"{account.name}: {made.text()}")
        return made

    def _colleagues(self, *, is_open: bool) -> QWidget:
        choice = Segments(_("Vertretung"), [Option(False, _("geschlossen")), Option(True, _("offen"))], is_open)
        choice.chosen.connect(self._presenter.let_colleagues_see)
        text = _("Vertretung: Fachkräfte sehen auch die Familien der anderen. Geschützte Anschriften bleiben verdeckt.")
        return _row(label(text, wrap=True), [choice])

    def _add_oversight(self, oversight: Oversight) -> None:
        self._oversight.addSpacing(12)
        self._oversight.addWidget(section_head(_("Datenschutz")))
        self._group(_("Zustimmungen"), map(self._approval, oversight.approvals), _("Niemand bittet um Zustimmung."))
        unseen_first = oversight.emergencies[:SHOWN_AT_MOST]
        self._group(_("Notfallzugriffe"), map(self._emergency, unseen_first), _("Es gab noch keinen Notfallzugriff."))
        self._group(
            _("Auffälliges der letzten 30 Tage"), map(_anomaly, oversight.anomalies), _("Nichts ist aufgefallen.")
        )
        newest = oversight.taken_out[:SHOWN_AT_MOST]
        self._group(_("Weitergegeben und ausgegeben"), map(_taken_out, newest), _("Nichts hat das Haus verlassen."))
        more = len(oversight.taken_out) - len(newest)
        if more > 0:
            words = ngettext_("und {count} weitere Angabe in 30 Tagen", "und {count} weitere in 30 Tagen", more)
            self._oversight.addWidget(label(words.format(count=more), "small", "muted"))

    def _group(self, title: str, rows: Iterable[QWidget], nothing: str) -> None:
        self._oversight.addSpacing(8)
        self._oversight.addWidget(label(title, "h3"))
        made = list(rows)
        for row in made:
            self._oversight.addWidget(row)
        if not made:
            self._oversight.addWidget(label(nothing, tone="muted"))

    def _approval(self, shown: ApprovalShown) -> QWidget:
        approval = shown.approval
        persons = ngettext_("{count} Person", "{count} Personen", approval.persons).format(count=approval.persons)
        what = f"{shown.what} ({persons})" if approval.persons else shown.what
        runs = (bold(shown.who), Run(_(" bittet um Zustimmung: {what}").format(what=what)))
        second = _("{day} · {reason}").format(
            day=write_date(german_time(approval.asked_at).date()), reason=approval.reason
        )
        if shown.is_own:
            return SentenceRow(runs, _state("clock", _("wartet"), "muted"), second=second)
        row = SentenceRow(runs, _state("triangle-alert", _("offen"), "warn"), second=second)
        return _with_buttons(
            row,
            (_("Ablehnen"), partial(self._presenter.decline, approval.id)),
            (_("Zustimmen"), partial(self._presenter.grant, approval.id)),
        )

    def _emergency(self, shown: EmergencyShown) -> QWidget:
        access = shown.access
        opened_at = german_time(access.opened_at)
        runs = (bold(shown.who), Run(_(" öffnete Fall {number}").format(number=shown.case_number)))
        moment = f"{write_date(opened_at.date())}, {opened_at:%H:%M}"
        second = _("{moment} · {reason}").format(moment=moment, reason=access.reason)
        if access.seen_at is not None:
            seen = _("{opened} · gesehen von {name}").format(opened=second, name=shown.seen_by)
            return SentenceRow(runs, _state("circle-check", _("gesehen"), "ok"), second=seen)
        state = _state("triangle-alert", _("neu"), "warn")
        if shown.is_own:
            return SentenceRow(runs, state, second=second)
        return SentenceRow(runs, state, _("Durchgesehen"), partial(self._presenter.mark_seen, access.id), second)


def _state(icon: str, word: str, tone: str) -> StatusLabel:
    """All of one width, so that the sentences begin at one edge."""
    made = StatusLabel(icon, word, tone)
    made.setMinimumWidth(px(STATE_WIDTH))
    return made


def _row(name: QWidget, parts: Iterable[QWidget]) -> QFrame:
    row = QFrame()
    row.setProperty("row", True)
    row.setMinimumHeight(px(OPEN_ROW_HEIGHT))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 4, 4, 4)
    layout.setSpacing(12)
    layout.addWidget(name, 1)
    for part in parts:
        layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _with_buttons(row: SentenceRow, *deeds: tuple[str, Callable[[], object]]) -> SentenceRow:
    layout = row.layout()
    for word, call in deeds:
        made = button(word, call, small=True)
        made.setAccessibleDescription(row.sentence.text())
        if layout is not None:
            layout.addWidget(made)
    return row


def _taken_out(entry: NotedDeed) -> QWidget:
    moment = german_time(entry.noted_at)
    number = _(" · Fall {number}").format(number=entry.case_number) if entry.case_number else ""
    runs = (bold(entry.who), Run(f" · {_(entry.what)}{number}"))
    word = _("gedruckt") if entry.deed is Deed.PRINT else _("weitergegeben")
    icon = "printer" if entry.deed is Deed.PRINT else "send"
    return SentenceRow(runs, _state(icon, word, "muted"), second=f"{write_date(moment.date())}, {moment:%H:%M}")


def _anomaly(found: Anomaly) -> QWidget:
    words = {
        Deed.READ: _(" öffnete {count} Akten"),
        Deed.PRINT: _(" druckte {count}-mal"),
        Deed.EXPORT: _(" gab {count}-mal etwas weiter"),
        Deed.DENIED: _(" wurde {count}-mal abgewiesen"),
    }
    runs = (bold(found.who), Run(words[found.deed].format(count=found.count)))
    second = _("{day} · über {usual} am Tag sind ungewöhnlich").format(day=write_date(found.day), usual=found.usual)
    return SentenceRow(runs, _state("circle-alert", _("viel"), "warn"), second=second)
