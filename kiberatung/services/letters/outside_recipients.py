"""Who outside the family gets a letter: school, Schulamt or Bezirksregierung, Gesundheitsamt, interpreter."""

from kiberatung.basics.texts import _, family_
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.letters.facts import LetterFacts
from kiberatung.services.letters.kinds import Addressee
from kiberatung.services.letters.recipients import Recipient, warnings_about_room

_HEALTH_OFFICE = family_("Gesundheitsamt")
_MOST_LINES = 5


def find_outside_recipient(facts: LetterFacts, addressee: Addressee) -> Recipient:
    """What is known of the address; where nothing is, the name alone and a sentence that says which field is empty."""
    if addressee is Addressee.INTERPRETER:
        return _interpreter(facts)
    lines, warnings = _lines(facts, addressee)
    return Recipient((), lines, (), (*warnings, *warnings_about_room(lines)), is_outside=True)


def _lines(facts: LetterFacts, addressee: Addressee) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if addressee is Addressee.HEALTH_OFFICE:
        return _health_office(facts)
    if addressee is Addressee.SCHOOL:
        return _school(facts)
    authority = facts.further.authority
    if authority is not None:
        return _whole(authority.name, authority.street, f"{authority.postcode} {authority.town}"), ()
    is_upper = facts.further.recipient is RecipientKind.BEZIRKSREGIERUNG
    name = family_("Bezirksregierung") if is_upper else family_("Schulamt")
    missing = _("Der Kreis Ihres Zentrums ist nicht bekannt, deshalb fehlt die Anschrift der Behörde.")
    return (name,), (missing,)


def _school(facts: LetterFacts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    school = facts.further.asked_school
    if school is None:
        return (), ()
    lines = _whole(school.name, family_("Schulleitung"), school.street, f"{school.postcode} {school.town}")
    if school.street:
        return lines, ()
    return lines, (_("Die Straße der Schule fehlt. Ergänzen Sie die Anschrift unter „Schulplätze“."),)


def _health_office(facts: LetterFacts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lists of the Land hold no Gesundheitsämter: the office writes its own once."""
    typed = tuple(part.strip() for part in facts.office.health_office.replace(";", ",").split(",") if part.strip())
    if typed:
        return typed[:_MOST_LINES], ()
    name = f"{_HEALTH_OFFICE} {facts.kreis_name}".strip()
    missing = _("Die Anschrift fehlt. Tragen Sie sie in den Einstellungen unter „Anschrift des Gesundheitsamts“ ein.")
    return (name,), (missing,)


def _interpreter(facts: LetterFacts) -> Recipient:
    person = facts.further.interpreter
    if person is None:
        return Recipient((), (), (), (), is_outside=True)
    by = person.email or person.phone
    way = _("Geben Sie den Auftrag in die Hand, oder schicken Sie ihn an {address}.").format(address=by)
    ways = (way,) if by else (_("Geben Sie den Auftrag in die Hand. E-Mail und Telefon sind nicht eingetragen."),)
    return Recipient(
        (), (person.name,), (family_("Persönlich"),), (*ways, *warnings_about_room((person.name,))), person.name, True
    )


def _whole(*lines: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
