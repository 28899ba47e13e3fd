"""To whom a letter goes and what may stand in the window: the most frequent breach is a wrong recipient."""

from dataclasses import dataclass

from kiberatung.basics.texts import _, family_
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.services.letters.facts import LetterFacts

LONGEST_LINE = 40
"""Letters that surely fit into 75 mm at the size of the address field (FORMATS 9)."""
MOST_LINES = 6

_OFFICIAL = frozenset({GuardianKind.LEGAL_GUARDIAN, GuardianKind.JUGENDAMT})
_PARENTS = frozenset({GuardianKind.MOTHER, GuardianKind.FATHER})
_TITLES = {GuardianKind.MOTHER: family_("Frau"), GuardianKind.FATHER: family_("Herrn")}
_BY_HAND = (family_("Persönlich übergeben"),)


@dataclass(frozen=True, slots=True)
class Recipient:
    """`lines` and `annotations` of the address field; `guardians` are the persons the letter speaks to."""

    guardians: tuple[Guardian, ...]
    lines: tuple[str, ...]
    annotations: tuple[str, ...]
    warnings: tuple[str, ...]
    salutation_name: str = ""
    """Of one person outside the family who is called by name; empty for an office."""
    is_outside: bool = False
    """An office, a school or an interpreter, not the family."""

    @property
    def is_official(self) -> bool:
        """Whoever is not the family reads German: offices, interpreters, a Vormund or Jugendamt."""
        return self.is_outside or any(one.kind in _OFFICIAL for one in self.guardians)


@dataclass(frozen=True, slots=True)
class _Place:
    """What follows the names in the address field, and what the counsellor must know about it."""

    lines: tuple[str, ...] = ()
    annotations: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def find_recipient(facts: LetterFacts) -> Recipient:
    """One household: those with custody who live with the children; for a child alone its Vormund or Jugendamt."""
    if _is_unaccompanied(facts):
        guardians, about_persons = _official_guardian(facts)
        place = _place_of_guardian(facts.family, known=bool(guardians))
    else:
        guardians, about_persons = _household_guardians(facts)
        place = _place_of_household(facts.family)
    names = tuple(_name_line(one) for one in guardians) or (f"{family_('Familie')} {facts.family.family_name}".strip(),)
    lines = (*names, *place.lines)
    warnings = (*about_persons, *place.warnings, *warnings_about_room(lines))
    return Recipient(guardians, lines, place.annotations, warnings)


def _is_unaccompanied(facts: LetterFacts) -> bool:
    children = (facts.child,) if facts.child else facts.children
    return any(child.unaccompanied for child in children)


def _official_guardian(facts: LetterFacts) -> tuple[tuple[Guardian, ...], tuple[str, ...]]:
    found = tuple(one for one in facts.guardians if one.kind in _OFFICIAL)[:1]
    if found:
        return found, ()
    return (), (_("Das Kind ist unbegleitet, ein Vormund oder Jugendamt ist nicht eingetragen."),)


def _household_guardians(facts: LetterFacts) -> tuple[tuple[Guardian, ...], tuple[str, ...]]:
    with_custody = tuple(one for one in facts.guardians if _has_custody(one))
    at_home = tuple(one for one in with_custody if one.lives_with_children is not False)
    if len(at_home) == len(with_custody):
        return at_home[:2], ()
    apart = _("Nicht alle Sorgeberechtigten wohnen bei den Kindern. Dieses Schreiben geht nur an diesen Haushalt.")
    return at_home[:2], (apart,)


def _has_custody(guardian: Guardian) -> bool:
    """Parents unless somebody said no; everybody else only if somebody said yes."""
    return guardian.has_custody is not False if guardian.kind in _PARENTS else guardian.has_custody is True


def _place_of_guardian(family: Family, *, known: bool) -> _Place:
    """The address of the family is that of the child, never that of its Vormund."""
    if family.address_protected or not known:
        return _Place(annotations=_BY_HAND, warnings=_warnings_about_protection(family))
    missing = _("Die Anschrift von Vormund oder Jugendamt ist nicht gespeichert. Ergänzen Sie sie auf dem Umschlag.")
    return _Place(warnings=(missing,))


def _place_of_household(family: Family) -> _Place:
    if family.address_protected:
        return _Place(annotations=_BY_HAND, warnings=_warnings_about_protection(family))
    street = f"{family.street} {family.house_number}".strip()
    if not street or not family.postcode or not family.town:
        missing = _("Die Anschrift ist nicht vollständig. Im Anschriftfeld steht nur der Name.")
        return _Place(annotations=_BY_HAND, warnings=(missing,))
    care_of = (f"c/o {family.care_of}",) if family.care_of else ()
    return _Place((*care_of, street, f"{family.postcode} {family.town}"))


def _warnings_about_protection(family: Family) -> tuple[str, ...]:
    if not family.address_protected:
        return ()
    return (_("Die Anschrift ist geschützt. Im Anschriftfeld steht nur der Name, das Schreiben wird übergeben."),)


def warnings_about_room(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) <= MOST_LINES and all(len(line) <= LONGEST_LINE for line in lines):
        return ()
    return (_("Das Anschriftfeld ist sehr voll. Prüfen Sie in der Vorschau, ob es ins Fenster passt."),)


def _name_line(guardian: Guardian) -> str:
    name = f"{guardian.given_names} {guardian.family_name}".strip()
    if guardian.kind is GuardianKind.JUGENDAMT:
        return name or family_("Jugendamt")
    return f"{_TITLES.get(guardian.kind, '')} {name}".strip()
