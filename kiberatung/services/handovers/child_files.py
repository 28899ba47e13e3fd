"""Everything the office knows about one child that a handover may draw from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.consents import Consent
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.languages import LanguageSkill, ScriptLiteracy
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.domain.schools import School
from kiberatung.services.ports import Records

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFile:
    """One child with its family; a released file (`releasing`) has the same shape and holds less."""

    child: Child
    family: Family
    guardians: tuple[Guardian, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    scripts: tuple[ScriptLiteracy, ...] = ()
    schooling: tuple[SchoolingSpan, ...] = ()
    recommendation: Recommendation | None = None
    school: School | None = None
    """The recommended school, when the office keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A child's file with what decides whether it may leave; this part itself never leaves."""

    file: ChildFile
    case: Case | None
    consents: tuple[Consent, ...]


def load_child_files(records: Records, child_ids: Sequence[ChildId]) -> list[ChildFile]:
    """In the order of `child_ids`; raises `DomainError` when one of them is gone."""
    return [_child_file(records, records.get(Child, child_id)) for child_id in child_ids]


def load_dossiers(records: Records, child_ids: Sequence[ChildId]) -> list[Dossier]:
    return [_dossier(records, file) for file in load_child_files(records, child_ids)]


def _dossier(records: Records, file: ChildFile) -> Dossier:
    return Dossier(
        file=file,
        case=_newest(records.find(Case, child_id=file.child.id)),
        consents=tuple(records.find(Consent, family_id=file.family.id)),
    )


def _child_file(records: Records, child: Child) -> ChildFile:
    recommendation = _newest(records.find(Recommendation, child_id=child.id))
    number = recommendation.school_number if recommendation else ""
    return ChildFile(
        child=child,
        family=records.get(Family, child.family_id),
        guardians=tuple(records.find(Guardian, family_id=child.family_id)),
        languages=tuple(records.find(LanguageSkill, child_id=child.id)),
        scripts=tuple(records.find(ScriptLiteracy, child_id=child.id)),
        schooling=tuple(sorted(records.find(SchoolingSpan, child_id=child.id), key=lambda span: span.started_on)),
        recommendation=recommendation,
        school=_newest(records.find(School, number=number)) if number else None,
    )


def _newest(found: Iterable[T]) -> T | None:
    return next(reversed(list(found)), None)
