"""Two children, or two families, side by side: field by field, with a proposal for each that differs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.answers import Source, mark_of
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, read_family
from kiberatung.services.intake import follows_family
from kiberatung.services.labels import label_of
from kiberatung.services.merging.different_persons import said_before
from kiberatung.services.merging.fields import ADDRESS, MergeField, Person, fields_of
from kiberatung.services.merging.hindrances import hindrance_of, require_whole_sight
from kiberatung.services.merging.matching import pairs_of, sameness
from kiberatung.services.merging.proposals import Answer, Proposal, propose
from kiberatung.services.merging.warnings import warnings_of
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.ports import Records
from kiberatung.services.questions import Question


class PairKind(Enum):
    CHILD = auto()
    FAMILY = auto()
    GUARDIAN = auto()


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a pair; without a proposal both sides say the same."""

    field: str
    title: str
    left: Answer
    right: Answer
    proposal: Proposal | None = None
    is_of_family: bool = False
    """Both children follow their families here: when these become one, its answer is theirs."""
    question: Question | None = None
    """By whose rules an answer of its own is read."""

    @property
    def may_be_both(self) -> bool:
        return isinstance(self.left.value, tuple) and self.left.is_value and self.right.is_value

    @property
    def may_be_own(self) -> bool:
        """Whether a third answer can be typed; who looks after a family is handed over, not typed."""
        is_asked = self.question is not None or self.field == ADDRESS
        return is_asked and self.proposal is not None and not self.proposal.is_fixed


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one; the left one stays. `is_asked` pairs are those opened for, others are matched."""

    kind: PairKind
    left_id: UUID
    right_id: UUID
    title: str
    rows: tuple[FieldRow, ...]
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class SideHead:
    """Whose column it is."""

    family_id: FamilyId
    family_name: str
    case_number: str
    name: str
    name_in_script: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`others` are children of the right family beside the one compared: they stay, or come along.

    `hindrance` is what forbids the merge at this moment; `is_marked` says „nicht dieselbe Person“.
    """

    left: SideHead
    right: SideHead
    child_ids: tuple[ChildId, ChildId] | None
    pairs: tuple[Pair, ...]
    others: tuple[str, ...] = ()
    why: str = ""
    warnings: tuple[str, ...] = ()
    hindrance: DomainError | None = None
    is_marked: bool = False

    @property
    def is_one_family(self) -> bool:
        return self.left.family_id == self.right.family_id


@use_case(allowed=COUNSELLING)
def compare_children(desk: Desk, child_id: ChildId, other_id: ChildId) -> Comparison:
    """The first stays, and with it its family; raises `Refused` unless all of both families is in sight."""
    if child_id == other_id:
        raise DomainError(
            _("Das ist zweimal dasselbe Kind. Es gibt nichts zu vergleichen."), _("Wählen Sie ein anderes Kind.")
        )
    with desk.reading() as records:
        left_id, right_id = (records.get(Child, one).family_id for one in (child_id, other_id))
        return _Comparing(desk, records, left_id, right_id, (child_id, other_id)).done()


@use_case(allowed=COUNSELLING)
def compare_families(desk: Desk, family_id: FamilyId, other_family_id: FamilyId) -> Comparison:
    """As `compare_children`, with all children and guardians that seem to be the same."""
    if family_id == other_family_id:
        raise DomainError(
            _("Das ist zweimal dieselbe Familie. Es gibt nichts zu vergleichen."), _("Wählen Sie eine andere Familie.")
        )
    with desk.reading() as records:
        return _Comparing(desk, records, family_id, other_family_id, None).done()


class _Comparing:
    """What one comparison reads."""

    def __init__(
        self, desk: Desk, records: Records, left: FamilyId, right: FamilyId, asked: tuple[ChildId, ChildId] | None
    ) -> None:
        self._desk, self._records, self._asked = desk, records, asked
        require_whole_sight(desk, (left, right))
        self._left, self._right = read_family(records, left), read_family(records, right)
        people: list[Person] = []
        for file in (self._left, self._right):
            people += [file.family, *file.children, *file.guardians]
        self._ages = desk.lists.field_ages([one.id for one in people])

    def done(self) -> Comparison:
        asked = self._asked
        return Comparison(
            left=_head(self._left, asked[0] if asked else None),
            right=_head(self._right, asked[1] if asked else None),
            child_ids=asked,
            pairs=tuple(self._pairs()),
            others=tuple(name_of_child(child) for child in self._right.children if asked and child.id != asked[1])
            if self._are_two
            else (),
            why=self._why(),
            warnings=tuple(warnings_of(self._records, self._child_pairs(), (self._left.family, self._right.family))),
            hindrance=hindrance_of(self._desk, self._records, self._left.family, self._right.family),
            is_marked=asked is not None and said_before(self._records, *asked) is not None,
        )

    @property
    def _are_two(self) -> bool:
        return self._left.family.id != self._right.family.id

    def _pairs(self) -> Iterator[Pair]:
        for left, right in self._child_pairs():
            is_asked = self._asked is not None and left.id == self._asked[0]
            yield self._pair(PairKind.CHILD, left, right, name_of_child(left), is_asked=is_asked)
        if self._are_two:
            yield self._pair(PairKind.FAMILY, self._left.family, self._right.family, _("Familie"), is_asked=True)
            for one, other in pairs_of(self._left.guardians, self._right.guardians):
                yield self._pair(PairKind.GUARDIAN, one, other, _name_of_guardian(one))

    def _child_pairs(self) -> list[tuple[Child, Child]]:
        """The pair asked for first, then brothers and sisters that seem to be the same."""
        left, right = list(self._left.children), list(self._right.children)
        first: list[tuple[Child, Child]] = []
        if self._asked is not None:
            one = next(child for child in left if child.id == self._asked[0])
            other = next(child for child in right if child.id == self._asked[1])
            first = [(one, other)]
            left.remove(one)
            right.remove(other)
        if not self._are_two:
            return first
        known = (pair for pair in pairs_of(left, right) if said_before(self._records, pair[0].id, pair[1].id) is None)
        return first + list(known)

    def _pair(self, kind: PairKind, left: Person, right: Person, title: str, *, is_asked: bool = False) -> Pair:
        fields = fields_of(type(left), self._desk.words, self._records)
        rows = tuple(self._row(field, left, right) for field in fields)
        return Pair(kind, left.id, right.id, title, rows, is_asked)

    def _row(self, field: MergeField, left: Person, right: Person) -> FieldRow:
        answers = [answer_at(field, one, self._ages) for one in (left, right)]
        proposal = None if answers[0].says_same(answers[1]) else propose(field.name, answers[0], answers[1])
        follow = _both_follow(field.name, left, right)
        return FieldRow(field.name, field.title, answers[0], answers[1], proposal, follow, field.question)

    def _why(self) -> str:
        """In the words of the finder; empty where the two are not alike, and the person has chosen them."""
        pairs = self._child_pairs()
        same = sameness(*pairs[0]) if pairs else None
        return same.reason if same is not None and same.possible else ""


def answer_at(field: MergeField, record: Person, ages: Mapping[tuple[UUID, str], datetime]) -> Answer:
    value = field.value_of(record)
    mark = None if isinstance(record, Guardian) else mark_of(record.marks, field.name)
    no_value = mark.no_value if mark else None
    text = field.write(value) or (label_of(no_value) if no_value else "")
    source: Source | None = mark.source if mark else None
    return Answer(value, text, no_value, source, ages.get((record.id, field.name)))


def _both_follow(field: str, left: Person, right: Person) -> bool:
    both = isinstance(left, Child) and isinstance(right, Child)
    return both and follows_family(left, field) and follows_family(right, field)  # type: ignore[arg-type]  # both children


def _head(file: FamilyFile, child_id: ChildId | None) -> SideHead:
    family = file.family
    child = next((one for one in file.children if one.id == child_id), None)
    who: Child | Family = child or family
    name = ", ".join(filter(None, (child.family_name, child.given_names))) if child else family.family_name
    return SideHead(
        family.id,
        family.family_name or _("ohne Namen"),
        family.case_number,
        name or _("ohne Namen"),
        who.name_in_script,
        tuple(name_of_child(one) for one in file.children),
    )


def _name_of_guardian(guardian: Guardian) -> str:
    name = f"{guardian.given_names} {guardian.family_name}".strip() or _("ohne Namen")
    return _("{name} ({kind})").format(name=name, kind=label_of(guardian.kind))


def differing(rows: Sequence[FieldRow]) -> list[FieldRow]:
    return [row for row in rows if row.proposal is not None]
