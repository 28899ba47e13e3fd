"""The form „Fachkraft zuweisen“: one choice, and what follows from it."""

from uuid import UUID

from PySide6.QtCore import Signal

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.families import FamilyId
from kiberatung.services.accounts import FamilyCare
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.ui.family.care_presenter import CarePresenter
from kiberatung.ui.family.deed_form import DeedForm
from kiberatung.ui.protocols import Shell
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.form import LabeledField

NOBODY = "nobody"


class CareForm(DeedForm):
    changed = Signal(object)  # FamilyId

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(_("Zuständige Fachkraft"), _("Fachkraft &zuweisen"))
        self.presenter = CarePresenter(shell, desk, self)
        self.choice = Combo(_("Zuständig"))
        self._field = LabeledField(_("Z&uständig"), self.choice)
        self.choice.chosen.connect(lambda _value: self.presenter.choose(self._chosen()))
        self.setFocusProxy(self.choice)
        self.build([self._field])

    def show_care(self, care: FamilyCare) -> None:
        now = _("Bisher zuständig: {name}.").format(name=care.counsellor) if care.counsellor else _("Bisher niemand.")
        rule = _("Wer zuständig ist, sieht die Familie ganz. Andere Fachkräfte sehen sie nur in Vertretung.")
        self.words.setText(f"{now} {rule}")
        nobody = Option(NOBODY, _("niemand – alle Fachkräfte sehen sie"))
        self.choice.set_options([*map(_option, care.counsellors), nobody])
        self.choice.set_value(care.counsellor_id or NOBODY)
        self.refuse_care("")
        self.wanted.emit()

    def refuse_care(self, text: str) -> None:
        self._field.set_finding(text)

    def warn_care(self, text: str) -> None:
        self._field.set_finding(text, "warn")

    def end_care(self, family_id: FamilyId, *, changed: bool) -> None:
        self.closed.emit()
        if changed:
            self.changed.emit(family_id)

    def do_deed(self) -> None:
        if self.choice.value() is None:
            self.refuse_care(_("Wählen Sie eine Fachkraft oder niemanden."))
            self.choice.setFocus()
        else:
            self.presenter.assign(self._chosen())

    def _chosen(self) -> AccountId | None:
        value = self.choice.value()
        return AccountId(value) if isinstance(value, UUID) else None


def _option(account: Account) -> Option:
    """With the role: two accounts may be of one name."""
    return Option(account.id, _("{name} · {role}").format(name=account.name, role=label_of(account.role)))
