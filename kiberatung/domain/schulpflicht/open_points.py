"""What is still open: which fact is missing, whom to ask, and what would change the answer."""

from kiberatung.basics.school_years import year_of_life_completed_on
from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.trigger import missing_trigger_field
from kiberatung.domain.schulpflicht.wording import say

_YOUTH_FROM = 15


def missing_fields(finding: Finding) -> list[str]:
    """The facts without which there is no answer, by field name."""
    return [missing_trigger_field(finding.trigger_rule)] if finding.answer is Answer.MISSING_FACT else []


def whom_to_ask(finding: Finding) -> list[str]:
    """Whenever a fact is missing or somebody else has to decide; else empty."""
    questions = []
    if finding.answer is Answer.MISSING_FACT:
        questions.append(_ask_for_trigger(finding))
    if finding.answer is Answer.CHECK:
        questions.append(_ask_whether_schulpflichtig(finding))
    if finding.part is Part.CHECK:
        questions.append(_("Fragen Sie das Schulamt, ob ein Platz in der Sekundarstufe I in Betracht kommt."))
        questions.append(_("Fragen Sie die Bezirksregierung, ob ein Platz am Berufskolleg in Betracht kommt."))
    return questions


def _ask_for_trigger(finding: Finding) -> str:
    if missing_trigger_field(finding.trigger_rule) == "assigned_on":
        return _("Fragen Sie die Familie nach dem Zuweisungsbescheid, sonst das Sozialamt der Gemeinde.")
    return _("Fragen Sie die Familie nach der Meldebestätigung, sonst die Meldebehörde nach dem Tag der Anmeldung.")


def _ask_whether_schulpflichtig(finding: Finding) -> str:
    """The authority of the part; a question to both is put to each of them below."""
    if finding.part is Part.FULL_TIME:
        return _("Fragen Sie das Schulamt, ob die Schulpflicht schon besteht.")
    if finding.part is Part.SEK2:
        return _("Fragen Sie die Bezirksregierung, ob die Schulpflicht besteht.")
    return _("Fragen Sie Schulamt und Bezirksregierung, ob die Schulpflicht besteht.")


def changes_of_answer(finding: Finding) -> list[str]:
    """Only what can still happen for this child at the reference date."""
    changes = [*_changes_of_begin(finding), *_changes_of_trigger(finding)]
    if finding.part is not None:
        changes += _changes_of_part(finding)
        changes += _suspension(finding)
    return [*changes, *_changes_of_end(finding)]


def _changes_of_begin(finding: Finding) -> list[str]:
    facts = finding.facts
    if facts.early_admission_on is not None or facts.deferred:
        return []
    if finding.answer is Answer.NOT_YET and facts.reference_date < finding.span.beginning.age_from:
        text = _("Eine vorzeitige Aufnahme: Die Pflicht beginnt dann mit dem Tag der Aufnahme ({norm}).")
        return [say(text, norm=finding.law.cite("R-11"))]
    if finding.part is not None and finding.school_year_number == 1:
        text = _("Eine Zurückstellung aus gesundheitlichen Gründen: Die Pflicht beginnt dann ein Jahr später ({norm}).")
        return [say(text, norm=finding.law.cite("R-12"))]
    return []


def _changes_of_trigger(finding: Finding) -> list[str]:
    if finding.answer is Answer.NO_LONGER:
        return []
    if finding.trigger is None:
        if missing_trigger_field(finding.trigger_rule) == "assigned_on":
            text = _("Eine Zuweisung an eine Gemeinde: Die Pflicht gilt dann ab diesem Tag ({norm}).")
        else:
            text = _("Ein Tag der Wohnortnahme in NRW: Die Pflicht gilt dann ab diesem Tag ({norm}).")
        return [say(text, norm=finding.law.cite(finding.trigger_rule))]
    undetermined = finding.facts.residence_status is ResidenceStatus.UNDETERMINED
    unaccompanied = finding.trigger_rule == "R-07" and finding.facts.residence_status is ResidenceStatus.UNACCOMPANIED
    if not (undetermined or unaccompanied):
        return []
    text = _("Ein Asylantrag: Dann zählt der Tag der Zuweisung an eine Gemeinde ({norm}).")
    return [say(text, norm=finding.law.cite("R-05"))]


def _changes_of_part(finding: Finding) -> list[str]:
    models, required = finding.models, finding.law.full_time_years
    if models.attended is Part.FULL_TIME and Part.SEK2 in {models.notional, models.age}:
        text = _("{required} besuchte Schuljahre: Auch diese Zählweise führt dann zur Sekundarstufe II.")
        return [say(text, required=required)]
    if models.attended is None and not (models.notional is models.age is Part.FULL_TIME and not _is_youth(finding)):
        text = _("Die Zahl der besuchten Schuljahre: Ab {required} führt auch diese Zählweise zur Sekundarstufe II.")
        return [say(text, required=required)]
    return []


def _suspension(finding: Finding) -> list[str]:
    if finding.facts.suspension is not None:
        return [_("Das Ende des Grundes, aus dem die Pflicht ruht: Sie ist dann wieder zu erfüllen.")]
    if not _is_youth(finding):
        return []
    text = _("Ein anerkannter Sprachkurs: Die Pflicht ruht dann, die Zeit zählt mit ({norm}).")
    return [say(text, norm=finding.law.cite("R-20-course"))]


def _changes_of_end(finding: Finding) -> list[str]:
    facts, law = finding.facts, finding.law
    if not _is_youth(finding):
        return []
    changes = []
    latest_begin = year_of_life_completed_on(facts.date_of_birth, law.apprenticeship_age)
    if facts.reference_date <= latest_begin and not finding.span.duration.apprenticeship_in_time:
        text = _("Eine Ausbildung mit Beginn bis {day}: Die Pflicht dauert dann bis zu ihrem Ende ({norm}).")
        changes.append(say(text, day=latest_begin, norm=finding.law.cite("R-18")))
    if finding.part is not None and facts.sek2_completed_on is None:
        text = _(
            "Ein abgeschlossener vollzeitschulischer Bildungsgang der Sekundarstufe II: Die Pflicht "
            "endet damit ({norm})."
        )
        changes.append(say(text, norm=finding.law.cite("R-19")))
    return changes


def _is_youth(finding: Finding) -> bool:
    """Old enough for apprenticeship, course and Berufskolleg to be a question."""
    return finding.age >= _YOUTH_FROM
