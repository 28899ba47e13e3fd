"""Which event makes a newcomer schulpflichtig, and on which day (§ 34 SchulG)."""

from datetime import date

from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts

_RULES = {
    ResidenceStatus.ASYLUM: "R-05",
    ResidenceStatus.OBLIGED_TO_LEAVE: "R-06",
    ResidenceStatus.TEMPORARY_PROTECTION: "R-09",
    ResidenceStatus.THIRD_COUNTRY: "R-07",
    ResidenceStatus.UNACCOMPANIED: "R-07",
    ResidenceStatus.EU: "R-01",
    ResidenceStatus.GERMAN: "R-01",
    ResidenceStatus.UNDETERMINED: "R-01",
}


def trigger_rule(facts: SchulpflichtFacts) -> str:
    """The identifier of the rule that names the trigger for this residence status."""
    if facts.residence_status is ResidenceStatus.UNACCOMPANIED and facts.asylum_application:
        return "R-05"
    return _RULES[facts.residence_status]


def trigger_day(facts: SchulpflichtFacts, rule: str) -> date | None:
    """The day of the event the rule names, None while it is unknown or has not happened."""
    if rule == "R-05":
        return allocation_only(facts)
    if rule in {"R-06", "R-09"}:
        return allocation_or_residence(facts)
    return residence_or_allocation(facts)


def allocation_only(facts: SchulpflichtFacts) -> date | None:
    """R-05: with an asylum application the allocation to a municipality alone counts."""
    return facts.assigned_on


def allocation_or_residence(facts: SchulpflichtFacts) -> date | None:
    """R-06, R-09: the allocation, else the residence, unless it is still the Land's reception facility."""
    if facts.assigned_on is not None or facts.in_state_reception:
        return facts.assigned_on
    return facts.resident_since


def residence_or_allocation(facts: SchulpflichtFacts) -> date | None:
    """R-01, R-07, R-08: taking residence in NRW, else the allocation as the next best evidence of it."""
    return facts.assigned_on if facts.resident_since is None else facts.resident_since


def missing_trigger_field(rule: str) -> str:
    """The one fact that would settle the trigger, by its field name."""
    return "assigned_on" if rule in {"R-05", "R-06", "R-09"} else "resident_since"
