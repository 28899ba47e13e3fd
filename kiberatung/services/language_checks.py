"""Keeping what a child could do in a language on a certain day; the newest finding in German answers the intake."""

from dataclasses import replace

from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.language_checks import GERMAN, LanguageCheck, newest
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, with_answer
from kiberatung.services.permissions import OFFICE, use_case


@use_case(allowed=OFFICE)
def put_check(desk: Desk, check: LanguageCheck) -> LanguageCheck:
    """Adds or changes a finding, with who kept it; the level of the child follows its newest one in German."""
    with desk.reading() as records:
        child = records.get(Child, check.child_id)
    _refuse_impossible(desk, child, check)
    check = replace(check, account_id=check.account_id or desk.account.id)
    with desk.changing(N_("Sprachstand festgehalten"), child.family_id) as work:
        check = work.put(check)
        if check.language == GERMAN and newest(work.find(LanguageCheck, child_id=child.id)) == check:
            work.put(_answered(work.get(Child, child.id), check))
        work.commit()
    return check


@use_case(allowed=OFFICE)
def remove_check(desk: Desk, check: LanguageCheck) -> None:
    """The level of the child goes back to the finding before; without one it stands as told, without a day."""
    with desk.reading() as records:
        child = records.get(Child, check.child_id)
    with desk.changing(N_("Sprachstand entfernt"), child.family_id) as work:
        work.remove(check)
        if check.language == GERMAN and child.german_level_on == check.checked_on:
            before = newest(work.find(LanguageCheck, child_id=child.id))
            work.put(replace(child, german_level_on=None) if before is None else _answered(child, before))
        work.commit()


def _refuse_impossible(desk: Desk, child: Child, check: LanguageCheck) -> None:
    if check.checked_on > desk.today:
        raise DomainError(
            _("Der Tag liegt in der Zukunft. Der Sprachstand ist nicht gespeichert."),
            _("Tragen Sie den Tag ein, an dem Sie ihn festgestellt haben."),
        )
    if child.date_of_birth is not None and check.checked_on < child.date_of_birth:
        raise DomainError(
            _("Der Tag liegt vor der Geburt. Der Sprachstand ist nicht gespeichert."), _("Prüfen Sie das Jahr.")
        )


def _answered(child: Child, found: LanguageCheck) -> Child:
    """A finding of single skills alone says nothing on the whole."""
    if found.overall is None:
        return child
    answered = with_answer(child, "german_level", Given(found.overall))
    return replace(answered, german_level_on=found.checked_on)
