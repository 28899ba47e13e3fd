"""What would change an answer, as one German sentence: the fact, and what holds then."""

from datetime import date

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.fact_trials import Trial
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.wording import say


def sentence_of(trial: Trial, finding: Finding, answer: Answer, part: Part | None, until: date) -> str:
    is_only_longer = answer is finding.answer and part is finding.part
    outcome = _new_end(trial, until) if is_only_longer else _outcome(answer, part, is_new=answer is not finding.answer)
    return say(_("{fact}: Dann {outcome}."), fact=_fact(trial, finding), outcome=outcome)


def _outcome(answer: Answer, part: Part | None, *, is_new: bool) -> str:
    if part is not None and (answer is Answer.YES or not is_new):
        return {
            Part.FULL_TIME: _("gilt die Schulpflicht in Vollzeit"),
            Part.SEK2: _("gilt die Schulpflicht in der Sekundarstufe II"),
            Part.CHECK: _("entscheidet die Schulaufsicht über die Schulstufe"),
        }[part]
    return {
        Answer.NO: _("besteht noch keine Schulpflicht"),
        Answer.NOT_YET: _("hat die Schulpflicht noch nicht begonnen"),
        Answer.NO_LONGER: _("ist die Schulpflicht beendet"),
        Answer.SUSPENDED: _("ruht die Schulpflicht"),
        Answer.CHECK: _("muss die Schulaufsicht entscheiden"),
        Answer.MISSING_FACT: _("fehlt noch eine Angabe"),
    }[answer]


def _new_end(trial: Trial, until: date) -> str:
    """An apprenticeship is tried with an end of its own, which says nothing about the real one."""
    if trial.field == "apprenticeship_from":
        return _("dauert die Schulpflicht bis zu deren Ende")
    return say(_("dauert die Schulpflicht bis {day}"), day=until)


def _fact(trial: Trial, finding: Finding) -> str:
    if trial.field == "residence_status":
        return say(_("Aufenthaltsstatus „{status}“"), status=_status(trial.value))
    if trial.field == "years_of_schooling":
        return _years(trial.value, finding)
    if isinstance(trial.value, date):
        return say(_dated_fact(trial, finding), day=trial.value)
    return _yes_or_no_fact(trial)


def _years(years: int, finding: Finding) -> str:
    limit = finding.law.full_time_years
    if years >= limit:
        return say(_("Mindestens {limit} abgeschlossene Schuljahre"), limit=limit)
    return say(ngettext_("Weniger als {limit} Schuljahr", "Weniger als {limit} Schuljahre", limit), limit=limit)


def _dated_fact(trial: Trial, finding: Finding) -> str:
    is_today = trial.value == finding.facts.reference_date
    return {
        "resident_since": _("Wohnort in NRW seit heute") if is_today else _("Wohnort in NRW schon am {day}"),
        "assigned_on": (
            _("Zuweisung an eine Gemeinde heute") if is_today else _("Zuweisung an eine Gemeinde schon am {day}")
        ),
        "early_admission_on": _("Vorzeitige Aufnahme durch die Schulleitung"),
        "apprenticeship_from": _("Beginn einer Ausbildung am {day}"),
        "sek2_completed_on": _("Abschluss eines vollen Bildungsgangs der Sekundarstufe II"),
        "reference_date": _("Ohne neue Angabe ab dem {day}"),
    }[trial.field]


def _yes_or_no_fact(trial: Trial) -> str:
    if trial.field == "suspension":
        return _("Besuch eines anerkannten Sprachkurses") if trial.value else _("Ende des Grundes für das Ruhen")
    if trial.value:
        return {
            "asylum_application": _("Eigener Asylantrag"),
            "in_state_reception": _("Wohnen in der Landesaufnahme"),
            "deferred": _("Zurückstellung aus gesundheitlichen Gründen"),
            "third_entry_year": _("Drittes Jahr in der Schuleingangsphase"),
        }[trial.field]
    return {
        "asylum_application": _("Kein eigener Asylantrag"),
        "deferred": _("Keine Zurückstellung"),
        "third_entry_year": _("Kein drittes Jahr in der Schuleingangsphase"),
    }[trial.field]


def _status(status: ResidenceStatus) -> str:
    return {
        ResidenceStatus.EU: _("EU-Bürgerschaft"),
        ResidenceStatus.THIRD_COUNTRY: _("Drittstaat mit Aufenthaltstitel"),
        ResidenceStatus.TEMPORARY_PROTECTION: _("vorübergehender Schutz"),
        ResidenceStatus.ASYLUM: _("Asylverfahren"),
        ResidenceStatus.OBLIGED_TO_LEAVE: _("ausreisepflichtig"),
        ResidenceStatus.UNACCOMPANIED: _("unbegleitet eingereist"),
        ResidenceStatus.GERMAN: _("deutsche Staatsangehörigkeit"),
    }[status]
