"""Which questions about a child the machine-readable zone of its passport answers."""

from datetime import date

from kiberatung.domain.children import Child, DateCertainty, Sex
from kiberatung.domain.mrz.reading import MrzReading
from kiberatung.domain.names.likeness import compare_names
from kiberatung.domain.names.search_form import search_form
from kiberatung.services.answer_texts import BirthDate


def answers_of_zone(child: Child, reading: MrzReading) -> dict[str, object]:
    """Values by field. A name written more fully than the zone can (Öztürk, OEZTUERK) stays as it is."""
    answers: dict[str, object] = {}
    if reading.family_name:
        answers["family_name"] = _name(child.family_name, reading.family_name)
    if reading.given_names:
        answers["given_names"] = _name(child.given_names, reading.given_names)
    born = _birth_date(reading)
    if born is not None:
        answers["date_of_birth"] = born
    if reading.sex in (Sex.MALE, Sex.FEMALE):
        answers["sex"] = Sex(reading.sex)
    if reading.nationality_key:
        answers["nationalities"] = (reading.nationality_key,)
    return answers


def child_of_zone(children: tuple[Child, ...], reading: MrzReading, at_hand: Child | None) -> Child | None:
    """Whose passport it is: by the name, else the child at hand, else the first without a name, else the first."""
    names = [(compare_names(child.given_names, reading.given_names), child) for child in children if child.given_names]
    same = [(likeness.score, number, child) for number, (likeness, child) in enumerate(names) if likeness.same]
    if same:
        return max(same, key=lambda found: (found[0], -found[1]))[2]
    nameless = [child for child in children if not child.given_names]
    return at_hand or next(iter(nameless or children), None)


def _name(known: str, in_zone: str) -> str:
    return known if known and search_form(known) == search_form(in_zone) else in_zone.title()


def _birth_date(reading: MrzReading) -> BirthDate | None:
    """Documents of people whose birthday is unknown name a month or only a year."""
    if reading.date_of_birth is not None:
        return BirthDate(reading.date_of_birth)
    if reading.birth_year is None:
        return None
    certainty = DateCertainty.MONTH if reading.birth_month else DateCertainty.YEAR
    return BirthDate(date(reading.birth_year, reading.birth_month or 1, 1), certainty)
