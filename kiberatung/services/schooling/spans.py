"""The line of schooling, the languages and the scripts of a child."""

from dataclasses import replace
from datetime import date

from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.languages import LanguageSkill, ScriptLiteracy
from kiberatung.domain.schooling import SchoolingGap, SchoolingSpan, completed_years, gaps
from kiberatung.domain.schooling_gaps import GapCause, GapReason, GapReasonId, reason_of
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case


@use_case(allowed=OFFICE)
def put_span(desk: Desk, span: SchoolingSpan) -> SchoolingSpan:
    """Adds or changes a span; an end before the beginning and days still to come are refused."""
    if span.ended_on is not None and span.ended_on < span.started_on:
        raise DomainError(
            _("Das Ende liegt vor dem Beginn. Der Schulbesuch ist unverändert."), _("Prüfen Sie beide Daten.")
        )
    if max(span.started_on, span.ended_on or span.started_on) > desk.today:
        raise DomainError(
            _("Der Schulbesuch reicht in die Zukunft. Er ist unverändert."),
            _("Lassen Sie das Ende leer, solange der Besuch dauert."),
        )
    with desk.reading() as records:
        child = records.get(Child, span.child_id)
        known = next((one for one in records.find(SchoolingSpan, child_id=child.id) if one.id == span.id), None)
    if child.date_of_birth is not None and span.started_on < child.date_of_birth:
        raise DomainError(
            _("Der Schulbesuch läge vor der Geburt. Er ist nicht gespeichert."), _("Prüfen Sie das Jahr.")
        )
    with desk.changing(_deed(known, span), child.family_id) as work:
        span = work.put(span)
        work.commit()
    return span


def _deed(known: SchoolingSpan | None, span: SchoolingSpan) -> str:
    """By what it is taken back."""
    if known is None:
        return N_("Schulbesuch eingetragen")
    if known.started_on != span.started_on and known.ended_on != span.ended_on:
        return N_("Schulbesuch verschoben")
    if known.started_on != span.started_on:
        return N_("Beginn des Schulbesuchs geändert")
    return N_("Ende des Schulbesuchs geändert") if known.ended_on != span.ended_on else N_("Schulbesuch geändert")


@use_case(allowed=OFFICE)
def remove_span(desk: Desk, span: SchoolingSpan) -> None:
    with desk.reading() as records:
        child = records.get(Child, span.child_id)
    with desk.changing(N_("Schulbesuch entfernt"), child.family_id) as work:
        work.remove(span)
        work.commit()


@use_case(allowed=OFFICE)
def explain_gap(desk: Desk, child_id: ChildId, gap: SchoolingGap, cause: GapCause | None) -> GapReason | None:
    """Keeps why there was no school; without a cause the earlier one is taken away."""
    with desk.reading() as records:
        family_id = records.get(Child, child_id).family_id
    name = N_("Grund für die Zeit ohne Schule entfernt") if cause is None else N_("Zeit ohne Schule erklärt")
    with desk.changing(name, family_id) as work:
        known = reason_of(gap, work.find(GapReason, child_id=child_id))
        kept = None
        if cause is not None:
            identifier = known.id if known else GapReasonId(desk.identifiers.next())
            version = known.version if known else 0
            kept = work.put(
                GapReason(
                    id=identifier,
                    version=version,
                    child_id=child_id,
                    started_on=gap.started_on,
                    ended_on=gap.ended_on,
                    cause=cause,
                )
            )
        elif known is not None:
            work.remove(known)
        work.commit()
    return kept


@use_case(allowed=OFFICE)
def put_skill(desk: Desk, skill: LanguageSkill) -> LanguageSkill:
    """Adds or changes a language; each stands once in the list of a child."""
    if not skill.language:
        raise DomainError(
            _("Die Sprache fehlt. Es wurde nichts geändert."), _("Wählen Sie eine Sprache aus der Liste.")
        )
    with desk.reading() as records:
        child = records.get(Child, skill.child_id)
        others = [other for other in records.find(LanguageSkill, child_id=child.id) if other.id != skill.id]
    if any(other.language == skill.language for other in others):
        raise DomainError(
            _("Diese Sprache steht schon in der Liste. Es wurde nichts geändert."),
            _("Ändern Sie die vorhandene Zeile."),
        )
    with desk.changing(N_("Sprachstand eingetragen"), child.family_id) as work:
        skill = work.put(skill)
        work.commit()
    return skill


@use_case(allowed=OFFICE)
def remove_skill(desk: Desk, skill: LanguageSkill) -> None:
    with desk.reading() as records:
        child = records.get(Child, skill.child_id)
    with desk.changing(N_("Sprache entfernt"), child.family_id) as work:
        work.remove(skill)
        work.commit()


@use_case(allowed=OFFICE)
def put_script(desk: Desk, literacy: ScriptLiteracy) -> ScriptLiteracy:
    """One record a script: naming it again changes it."""
    with desk.reading() as records:
        child = records.get(Child, literacy.child_id)
    with desk.changing(N_("Schriftkenntnis eingetragen"), child.family_id) as work:
        earlier = work.find(ScriptLiteracy, child_id=child.id, script=literacy.script)
        if earlier:
            literacy = replace(literacy, id=earlier[0].id, version=earlier[0].version)
        literacy = work.put(literacy)
        work.commit()
    return literacy


@use_case(allowed=OFFICE)
def remove_script(desk: Desk, literacy: ScriptLiteracy) -> None:
    with desk.reading() as records:
        child = records.get(Child, literacy.child_id)
    with desk.changing(N_("Schrift entfernt"), child.family_id) as work:
        work.remove(literacy)
        work.commit()


def schooling_of(desk: Desk, child_id: ChildId, as_of: date) -> tuple[list[SchoolingSpan], list[SchoolingGap], int]:
    """Spans in order of their beginning, gaps of more than three months, completed years."""
    with desk.reading() as records:
        spans = sorted(records.find(SchoolingSpan, child_id=child_id), key=lambda span: span.started_on)
    return spans, gaps(spans, as_of), completed_years(spans, as_of)
