"""The final erasure of the family: asks for a second account, tells how that stands, and erases once it is granted."""

from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.families import FamilyId
from kiberatung.services.approvals import withdraw_approval
from kiberatung.services.desk import Desk
from kiberatung.services.erasing import ErasureReason, ErasureRequest, ask_erasure, erase_family, erasure_request
from kiberatung.services.permissions import allows
from kiberatung.ui.protocols import Question, Shell, TaskOptions


class ErasureView(Protocol):
    def show_request(self, request: ErasureRequest | None) -> None:
        """How it stands; None while nobody asks."""

    def begin_asking(self, family_id: FamilyId) -> None: ...

    def refuse_asking(self, text: str) -> None: ...

    def end_asking(self) -> None: ...

    def forget_family(self) -> None:
        """It is gone: nothing of it is shown or kept for later any more."""


class ErasurePresenter:
    def __init__(self, shell: Shell, desk: Desk, view: ErasureView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._family_id: FamilyId | None = None

    @property
    def may_erase(self) -> bool:
        return allows(self._desk.account.role, erase_family)

    def show_family(self, family_id: FamilyId | None) -> None:
        """None for a family that is closed to this account."""
        if family_id != self._family_id:
            self._view.show_request(None)
        self._family_id = family_id
        self._read(then_go_on=False)

    def begin(self) -> None:
        """The one action: to ask, to hear what is still missing, or to erase."""
        self._read(then_go_on=True)

    def ask(self, why: ErasureReason, reason: str) -> None:
        family_id = self._family_id
        if family_id is not None:
            self._shell.run_task(
                lambda: ask_erasure(self._desk, family_id, why, reason),
                lambda _approval: self._asked(),
                lambda fault: self._view.refuse_asking(str(fault)),
            )

    def withdraw(self, request: ErasureRequest) -> None:
        def told(_nothing: object) -> None:
            self._shell.show_notice(_("Antrag zurückgezogen"), _("Die Familie bleibt. Es wurde nichts gelöscht."))
            self._read(then_go_on=False)

        self._shell.run_task(lambda: withdraw_approval(self._desk, request.approval.id), told, self._show_fault)

    def _read(self, *, then_go_on: bool) -> None:
        """Anew before each step: the second account may have answered meanwhile."""
        family_id = self._family_id
        if family_id is None or not self.may_erase:
            return

        def show(request: ErasureRequest | None) -> None:
            if family_id == self._family_id:
                self._view.show_request(request)
                if then_go_on:
                    self._go_on(family_id, request)

        key = "family-erasure-step" if then_go_on else "family-erasure"
        self._shell.run_task(lambda: erasure_request(self._desk, family_id), show, options=TaskOptions(key=key))

    def _go_on(self, family_id: FamilyId, request: ErasureRequest | None) -> None:
        if request is None or not request.is_own:
            self._view.begin_asking(family_id)
        elif request.hindrance is not None:
            self._shell.show_fault(request.hindrance)
        elif request.why is not None:
            self._ask_finally(family_id, request, request.why)

    def _ask_finally(self, family_id: FamilyId, request: ErasureRequest, why: ErasureReason) -> None:
        text = _(
            "Familie {name}: alle Personen, Vermerke und Schreiben, auch im Verlauf. Zugestimmt hat {granter}, {day}. "
            "Das kann niemand zurücknehmen."
        )
        question = Question(
            _("Fall {number} endgültig löschen?").format(number=request.case_number),
            text.format(name=request.family_name, granter=request.granted_by, day=_granted_on(request)),
            _("Endgültig &löschen"),
            _("Familie &behalten"),
            final=True,
        )
        self._shell.ask(question, lambda: self._erase(family_id, request, why))

    def _erase(self, family_id: FamilyId, request: ErasureRequest, why: ErasureReason) -> None:
        self._shell.run_task(
            lambda: erase_family(self._desk, family_id, request.approval.id, why),
            lambda _nothing: self._erased(request),
            self._show_fault,
            TaskOptions(_("Familie wird gelöscht"), can_cancel=False),
        )

    def _asked(self) -> None:
        self._view.end_asking()
        self._shell.show_notice(
            _("Zustimmung erbeten"),
            _("Die Leitung oder der Datenschutz antwortet unter „Einstellungen“. Gelöscht ist noch nichts."),
        )
        self._read(then_go_on=False)

    def _erased(self, request: ErasureRequest) -> None:
        self._family_id = None
        self._view.forget_family()
        self._shell.forget_last_opened()
        self._shell.navigate("families")
        kept = ngettext_(
            "Fall {number} ist fort. Ältere Sicherungen enthalten ihn noch, bis sie ausgedünnt sind: "
            "längstens {count} Tag.",
            "Fall {number} ist fort. Ältere Sicherungen enthalten ihn noch, bis sie ausgedünnt sind: "
            "längstens {count} Tage.",
            request.backup_days,
        )
        told = kept.format(number=request.case_number, count=request.backup_days)
        self._shell.show_notice(_("Familie endgültig gelöscht"), told)

    def _show_fault(self, fault: Exception) -> None:
        """What stands is shown again: somebody else has changed it."""
        self._shell.show_fault(fault)
        self._read(then_go_on=False)


def _granted_on(request: ErasureRequest) -> str:
    moment = request.approval.granted_at
    return write_date(german_time(moment).date()) if moment else ""
