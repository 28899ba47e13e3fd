"""The way to Germany: days in an order that cannot be, and a residence that contradicts itself."""

from collections.abc import Iterator

from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import Child
from kiberatung.domain.consistency.doubt import GERMANY, Household, Rule, Said
from kiberatung.domain.schulpflicht.facts import ResidenceStatus

_DAYS = ("arrived_in_germany_on", "resident_since", "assigned_on")
_AFTER_ARRIVAL = ("resident_since", "assigned_on")


def _in_future(house: Household) -> Iterator[Said]:
    for child in (None, *house.children):
        record = house.family if child is None else child
        for field in _DAYS:
            day = getattr(record, field)
            if day is not None and day > house.today and (child is None or _is_own(child, field, house)):
                yield Said(_("Liegt in der Zukunft."), [day], field, child)


def _is_own(child: Child, field: str, house: Household) -> bool:
    """What all children share is asked once, in the common column."""
    return field in child.own_fields or getattr(house.family, field) != getattr(child, field)


def _before_birth(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        for field in _DAYS:
            day = getattr(child, field)
            if day is not None and day < born:
                yield Said(_("Liegt vor der Geburt."), [day, born], field, child)


def _before_arrival(house: Household) -> Iterator[Said]:
    for child in (None, *house.children):
        record = house.family if child is None else child
        arrived = record.arrived_in_germany_on
        for field in _AFTER_ARRIVAL:
            day = getattr(record, field)
            own = child is None or _is_own(child, field, house) or _is_own(child, "arrived_in_germany_on", house)
            if arrived is not None and day is not None and day < arrived and own:
                yield Said(_("Liegt vor der Einreise."), [day, arrived], field, child)


def _born_here_and_arrived(house: Household) -> Iterator[Said]:
    for child in house.children:
        if child.country_of_birth == GERMANY and child.arrived_in_germany_on is not None:
            about = [child.arrived_in_germany_on]
            yield Said(_("In Deutschland geboren und später eingereist?"), about, "country_of_birth", child)


def _german_and_foreign(house: Household) -> Iterator[Said]:
    for child in house.children:
        status = child.residence_status
        german = GERMANY in child.nationalities
        if german and status not in (None, ResidenceStatus.GERMAN, ResidenceStatus.UNDETERMINED):
            yield Said(_("Passt nicht zur deutschen Staatsangehörigkeit."), [status], "residence_status", child)


def _asylum_without_application(house: Household) -> Iterator[Said]:
    for child in house.children:
        if child.residence_status is ResidenceStatus.ASYLUM and child.asylum_application is False:
            yield Said(_("Im Asylverfahren, aber kein Antrag gestellt?"), ["asylum"], "asylum_application", child)


def _assigned_and_in_reception(house: Household) -> Iterator[Said]:
    for child in house.children:
        assigned = child.assigned_on
        if child.in_state_reception and assigned is not None and assigned < house.today:
            yield Said(_("Zugewiesen und noch in der Landesunterkunft?"), [assigned], "in_state_reception", child)


def _early_resident_in_reception(house: Household) -> Iterator[Said]:
    for child in house.children:
        if child.residence_status is ResidenceStatus.GERMAN and child.in_state_reception:
            yield Said(_("Deutsche wohnen nicht in Landesunterkünften."), ["german"], "in_state_reception", child)


RULES = (
    Rule("arrival-in-future", N_("Wer da ist, ist schon eingereist und gemeldet."), _in_future),
    Rule("arrival-before-birth", N_("Niemand reist vor seiner Geburt ein."), _before_birth),
    Rule("resident-before-arrival", N_("Gemeldet und zugewiesen wird nach der Einreise."), _before_arrival),
    Rule(
        "born-here-and-arrived", N_("Wer in Deutschland geboren ist, reist selten später ein."), _born_here_and_arrived
    ),
    Rule("german-and-foreign-status", N_("Deutsche brauchen keinen Aufenthaltstitel."), _german_and_foreign),
    Rule(
        "asylum-without-application",
        N_("Das Asylverfahren beginnt mit dem Antrag (§ 34 Abs. 6 SchulG)."),
        _asylum_without_application,
    ),
    Rule(
        "assigned-and-in-reception",
        N_("Mit der Zuweisung endet das Wohnen in der Landesunterkunft."),
        _assigned_and_in_reception,
    ),
    Rule("german-in-reception", N_("In der Landesunterkunft wohnt, wer Asyl sucht."), _early_resident_in_reception),
)
