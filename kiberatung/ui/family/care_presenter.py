"""Who looks after the family: reads who could, and enters who is chosen."""

from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.families import FamilyId
from kiberatung.services.accounts import FamilyCare, assign_family, care_of
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import allows
from kiberatung.ui.protocols import Shell, TaskOptions


class CareView(Protocol):
    def show_care(self, care: FamilyCare) -> None: ...

    def refuse_care(self, text: str) -> None: ...

    def warn_care(self, text: str) -> None: ...

    def end_care(self, family_id: FamilyId, *, changed: bool) -> None:
        """Entered, or left as it was; who chose a colleague may not see the family any more."""


class CarePresenter:
    def __init__(self, shell: Shell, desk: Desk, view: CareView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._care: FamilyCare | None = None

    @property
    def may_assign(self) -> bool:
        return allows(self._desk.account.role, assign_family)

    def begin(self, family_id: FamilyId) -> None:
        self._shell.run_task(lambda: care_of(self._desk, family_id), self._show, options=TaskOptions(key="family-care"))

    def choose(self, counsellor_id: AccountId | None) -> None:
        """Said before it is done: who gives a family away does not get it back alone."""
        care, own = self._care, self._desk.account.id
        gives_away = care is not None and care.closes and counsellor_id not in (None, own, care.counsellor_id)
        warning = _("Danach ist die Familie für Sie geschlossen. Zurück geben kann sie die Leitung.")
        self._view.warn_care(warning if gives_away else "")

    def assign(self, counsellor_id: AccountId | None) -> None:
        """None for nobody; one change, and none where it is so already."""
        care = self._care
        if care is None:
            return
        if counsellor_id == care.counsellor_id:
            self._view.end_care(care.family_id, changed=False)
            return
        self._shell.run_task(
            lambda: assign_family(self._desk, care.family_id, counsellor_id),
            lambda _family: self._tell(care, counsellor_id),
            lambda fault: self._view.refuse_care(str(fault)),
        )

    def _show(self, care: FamilyCare) -> None:
        self._care = care
        self._view.show_care(care)

    def _tell(self, care: FamilyCare, counsellor_id: AccountId | None) -> None:
        name = next((one.name for one in care.counsellors if one.id == counsellor_id), "")
        self._view.end_care(care.family_id, changed=True)
        if name:
            self._shell.show_notice(_("Fachkraft zugewiesen"), _("Zuständig ist jetzt {name}.").format(name=name))
        else:
            self._shell.show_notice(_("Zuständigkeit aufgehoben"), _("Alle Fachkräfte sehen jetzt diese Familie."))
