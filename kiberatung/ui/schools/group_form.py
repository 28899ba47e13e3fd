"""What is typed of a learning group, and the group it means."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from kiberatung.basics.texts import _
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId


class Field(Enum):
    SCHOOL = "school"
    NAME = "name"
    SUPPORT = "support"
    GRADE_FROM = "grade_from"
    GRADE_UNTIL = "grade_until"
    CAPACITY = "capacity"
    OCCUPIED = "occupied"
    AS_OF = "as_of"


NUMBERS = (Field.GRADE_FROM, Field.GRADE_UNTIL, Field.CAPACITY, Field.OCCUPIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupForm:
    """Figures as they are typed; `as_of` None is an empty or unreadable date."""

    school_number: str = ""
    name: str = ""
    support: GermanSupport | None = None
    literacy: bool = False
    grade_from: str = ""
    grade_until: str = ""
    capacity: str = ""
    occupied: str = "0"
    as_of: date | None = None


def form_of(group: LearningGroup) -> GroupForm:
    return GroupForm(
        school_number=group.school_number,
        name=group.name,
        support=group.german_support,
        literacy=group.literacy_course,
        grade_from=str(group.grade_from),
        grade_until=str(group.grade_until),
        capacity=str(group.capacity),
        occupied=str(group.occupied),
        as_of=group.as_of,
    )


def findings_of(form: GroupForm) -> dict[Field, str]:
    """What is missing or is no number; whether the numbers fit is the service's to say."""
    findings: dict[Field, str] = {}
    if not form.school_number:
        findings[Field.SCHOOL] = _("Wählen Sie die Schule.")
    if not form.name.strip():
        findings[Field.NAME] = _("Der Name der Lerngruppe fehlt.")
    if form.support is None:
        findings[Field.SUPPORT] = _("Wählen Sie die Förderung.")
    for field in NUMBERS:
        if number_in(_typed(form, field)) is None:
            findings[field] = _("Die Zahl fehlt.")
    if form.as_of is None:
        findings[Field.AS_OF] = _("Der Tag fehlt.")
    return findings


def number_in(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def group_of(form: GroupForm, base: LearningGroup | None, identifier: LearningGroupId) -> LearningGroup:
    """Only for a form without findings; `base` is the group that is changed, `identifier` the one of a new group."""
    if form.support is None or form.as_of is None:
        raise ValueError("a form with findings means no group")
    figures = {field: int(_typed(form, field)) for field in NUMBERS}
    group = LearningGroup(
        id=identifier,
        school_number=form.school_number,
        name=form.name.strip(),
        german_support=form.support,
        literacy_course=form.literacy,
        grade_from=figures[Field.GRADE_FROM],
        grade_until=figures[Field.GRADE_UNTIL],
        capacity=figures[Field.CAPACITY],
        occupied=figures[Field.OCCUPIED],
        as_of=form.as_of,
    )
    return group if base is None else replace(group, id=base.id, version=base.version)


def _typed(form: GroupForm, field: Field) -> str:
    text: str = getattr(form, field.value)
    return text
