"""What a passport's zone would fill for a child, where it says another thing, and what its digits leave in doubt."""

from dataclasses import dataclass

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.mrz.reading import MrzReading
from kiberatung.services.intake import answer_of, is_open
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.zone_answers import answers_of_zone


@dataclass(frozen=True, slots=True)
class Difference:
    """Both values of a question: nothing is overwritten unasked."""

    known: object
    in_zone: object


@dataclass(frozen=True, slots=True)
class ZoneFit:
    """By field of the child; what is equal on both sides stands in none of them."""

    filled: dict[str, object]
    differing: dict[str, Difference]
    doubtful: dict[str, object]
    """Read, but the check digit beside it is wrong: a person has to look."""

    @property
    def names_another(self) -> bool:
        return "given_names" in self.differing


def fit_of_zone(child: Child, reading: MrzReading) -> ZoneFit:
    answers = answers_of_zone(child, reading)
    doubtful = {field: answers.pop(field) for field in doubtful_fields(reading) if field in answers}
    filled = {field: value for field, value in answers.items() if is_open(child, BY_FIELD[field])}
    differing = {
        field: Difference(known, value)
        for field, value in answers.items()
        if field not in filled and not _says_the_same(known := answer_of(child, BY_FIELD[field]), value)
    }
    return ZoneFit(filled, differing, doubtful)


def doubtful_fields(reading: MrzReading) -> tuple[str, ...]:
    """Fields whose own check digit is wrong; the last one covers all and points to none."""
    wrong = {check.name for check in reading.checks if not check.right}
    return ("date_of_birth",) if _("Geburtsdatum") in wrong else ()


def _says_the_same(known: object, in_zone: object) -> bool:
    """A passport names one state, the child may be a citizen of more."""
    if isinstance(known, tuple) and isinstance(in_zone, tuple):
        return set(in_zone) <= set(known)
    return known == in_zone
