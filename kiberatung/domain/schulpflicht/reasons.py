"""The reasoning behind an answer in German sentences, each with the norms it rests on."""

from kiberatung.basics.school_years import (
    year_of_life_completed_on,
)
from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.part_reasons import part_reasons
from kiberatung.domain.schulpflicht.span_reasons import span_reasons
from kiberatung.domain.schulpflicht.wording import Reason, reason


def reasons_for(finding: Finding) -> list[Reason]:
    """In the order a person would argue: age, arrival, end, answer, part."""
    for_begin, for_end = span_reasons(finding)
    reasons = [*for_begin]
    if finding.answer is not Answer.NO_LONGER:
        reasons += _arrival(finding)
    reasons += for_end
    reasons += _conclusion(finding)
    if finding.part is not None:
        reasons += part_reasons(finding, finding.part)
    return reasons


def _arrival(finding: Finding) -> list[Reason]:
    """R-01, R-05 to R-09: which event counted, and openly so when the second best had to."""
    if finding.trigger is None:
        return []
    rule = finding.trigger_rule
    facts = finding.facts
    by_allocation = facts.assigned_on is not None
    if rule == "R-05":
        text = _("Mit Asylantrag gilt die Schulpflicht ab der Zuweisung an die Gemeinde, also ab {day} ({norm}).")
    elif rule in {"R-06", "R-09"} and by_allocation:
        text = _("Bei diesem Aufenthalt zählt die Zuweisung an die Gemeinde am {day} ({norm}).")
    elif rule in {"R-06", "R-09"}:
        text = _(
            "Ein Tag der Zuweisung ist nicht bekannt. Deshalb zählt die Wohnortnahme am {day} ({norm}); "
            "das ist zu prüfen."
        )
    elif facts.resident_since is not None:
        text = _("Die Schulpflicht gilt ab der Wohnortnahme in NRW, also ab {day} ({norm}).")
    else:
        text = _(
            "Der Tag der Wohnortnahme ist nicht bekannt. Deshalb zählt die Zuweisung am {day} ({norm}); "
            "das ist zu prüfen."
        )
    reasons = [reason((rule,), text, day=finding.trigger, norm=finding.law.cite(rule))]
    if facts.residence_status is ResidenceStatus.UNDETERMINED:
        text = _(
            "Der Aufenthaltsstatus ist ungeklärt. "
            "Mit Asylantrag würde erst die Zuweisung an eine Gemeinde zählen ({norm})."
        )
        reasons.append(reason(("R-05",), text, norm=finding.law.cite("R-05")))
    return reasons


def _conclusion(finding: Finding) -> list[Reason]:
    day, until = finding.facts.reference_date, finding.span.duration.until
    if finding.answer is Answer.NO_LONGER:
        text = _("Am {day} ist die Schulpflicht schon beendet, seit dem Ende des {until}.")
        return [reason((), text, day=day, until=until)]
    if finding.answer is Answer.NOT_YET:
        return _not_yet(finding)
    if finding.trigger is None:
        return [_open_trigger(finding)]
    if finding.answer is Answer.CHECK:
        return [_late_arrival(finding)]
    if finding.answer is Answer.SUSPENDED:
        return _suspension(finding)
    return [reason((), _("Am {day} besteht Schulpflicht. Sie dauert bis {until}."), day=day, until=until)]


def _not_yet(finding: Finding) -> list[Reason]:
    day = finding.since or finding.span.beginning.age_from
    reasons = [reason((), _("Die Schulpflicht hat noch nicht begonnen; sie beginnt frühestens am {day}."), day=day)]
    if finding.since is None:
        reasons.append(reason((), _("Der Tag der Wohnortnahme oder Zuweisung ist noch offen.")))
    elif finding.since > finding.span.duration.until:
        text = _("Bis dahin ist die Schulpflicht nach dem Alter schon beendet, nämlich am {until}.")
        reasons.append(reason((), text, until=finding.span.duration.until))
    return reasons


def _open_trigger(finding: Finding) -> Reason:
    rule = finding.trigger_rule
    if finding.answer is Answer.NO:
        text = _(
            "Vor der Zuweisung an eine Gemeinde besteht in der Landesaufnahme keine Schulpflicht, nur "
            "ein Bildungsangebot ({norm})."
        )
    elif finding.answer is Answer.CHECK:
        text = _(
            "Das Gesetz nennt hier keine Zuweisung als Bedingung ({norm}). "
            "In der Landesaufnahme ist die Praxis unterschiedlich."
        )
    elif rule in {"R-05", "R-06", "R-09"}:
        text = _("Der Tag der Zuweisung an eine Gemeinde fehlt. Ohne ihn steht der Beginn nicht fest ({norm}).")
    else:
        text = _("Der Tag der Wohnortnahme in NRW fehlt. Ohne ihn steht der Beginn nicht fest ({norm}).")
    return reason((rule,), text, norm=finding.law.cite(rule))


def _late_arrival(finding: Finding) -> Reason:
    """R-17 read by its wording says yes, some authorities say no."""
    completed_on = year_of_life_completed_on(finding.facts.date_of_birth, finding.law.sek2_end_age)
    text = _(
        "Die Ankunft liegt nach der Vollendung des {age}. Lebensjahres am {day}. "
        "Der Wortlaut bejaht die Pflicht bis {until}, die Praxis ist unterschiedlich."
    )
    until = finding.span.duration.until
    return reason(("R-17",), text, age=finding.law.sek2_end_age, day=completed_on, until=until)


def _suspension(finding: Finding) -> list[Reason]:
    """R-20; resting time counts."""
    rule = "R-20-course" if finding.facts.suspension is SuspensionKind.LANGUAGE_COURSE else "R-20"
    text = _("Die Schulpflicht ruht. Grund: {ground} ({norm}).")
    ground = _ground(finding.facts.suspension or SuspensionKind.OTHER)
    reasons = [reason((rule,), text, ground=ground, norm=finding.law.cite(rule))]
    text = _("Die Zeit des Ruhens zählt mit ({norm}). Die Pflicht endet weiterhin am {until}.")
    counted = reason(("R-20-count",), text, norm=finding.law.cite("R-20-count"), until=finding.span.duration.until)
    return [*reasons, counted]


def _ground(kind: SuspensionKind) -> str:
    return {
        SuspensionKind.LANGUAGE_COURSE: _("anerkannter Sprach- oder Förderkurs"),
        SuspensionKind.CARE_OF_OWN_CHILD: _("Betreuung des eigenen Kindes"),
        SuspensionKind.MATERNITY: _("Mutterschutz"),
        SuspensionKind.VOLUNTARY_SERVICE: _("Freiwilligendienst"),
        SuspensionKind.MILITARY_SERVICE: _("Wehrdienst"),
        SuspensionKind.UNIVERSITY: _("Hochschulstudium"),
        SuspensionKind.OTHER: _("anderer Grund, der zu prüfen ist"),
    }[kind]
