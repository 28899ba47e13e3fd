"""The merge: one change that makes one person of two entries, and one family of two when it takes the other along."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

from kiberatung.basics.texts import N_, _, in_german
from kiberatung.domain.approvals import Approval, ApprovalKind
from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.handovers import Handover
from kiberatung.domain.merges import Merge, MergeId
from kiberatung.domain.notes import FollowUp, FollowUpId, Note, NoteId
from kiberatung.services.approvals import ApprovalWish, ask_approval, use_approval
from kiberatung.services.changes import Change, Deed
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.intake import SHARED_FIELDS, follows_family
from kiberatung.services.merging.cases import merge_cases
from kiberatung.services.merging.doubles import move_lines
from kiberatung.services.merging.fields import fields_of
from kiberatung.services.merging.hindrances import (
    approval_subject,
    hindrance_of,
    needs_approval,
    require_whole_sight,
)
from kiberatung.services.merging.moves import (
    move_what_a_child_has,
    move_what_a_child_takes_along,
    move_what_a_family_has,
)
from kiberatung.services.merging.values import Combining, Noted, followed, with_own_fields
from kiberatung.services.merging.warnings import both_handed_over, words_of_handover
from kiberatung.services.merging.wishes import Merged, MergeWish
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.ports import UnitOfWork

DAYS_TO_TELL = 7
"""Whoever got a child twice hears of it within a week. Own measure."""
Person = TypeVar("Person", Child, Family, Guardian)


@use_case(allowed=COUNSELLING)
@in_german
def merge(desk: Desk, wish: MergeWish) -> Merged:
    """Raises `DomainError` for what forbids it and `Refused` for what is out of sight; then nothing is changed."""
    require_whole_sight(desk, (wish.family_id, wish.other_family_id))
    _require_sense(wish)
    change = _change(desk, wish)
    with desk.making(change) as work:
        _Merging(desk, work, wish, change).run()
        work.commit()
    return Merged(change.id, wish.family_id, wish.children[0][0] if wish.children else None)


@use_case(allowed=COUNSELLING)
def ask_merge(desk: Desk, family_id: FamilyId, other_family_id: FamilyId, reason: str) -> Approval:
    """Asks a second account to agree that two families of two counsellors become one (R44)."""
    with desk.reading() as records:
        left, right = records.get(Family, family_id), records.get(Family, other_family_id)
    told = _("Fall {number} und Fall {other}: {reason}").format(
        number=left.case_number, other=right.case_number, reason=reason.strip()
    )
    subject = approval_subject(left, right)
    wish = ApprovalWish(purpose=ApprovalKind.MERGE, subject=subject, family_id=family_id, reason=told)
    return ask_approval(desk, wish)


def _require_sense(wish: MergeWish) -> None:
    persons = [child for pair in wish.children for child in pair]
    is_one_family = wish.family_id == wish.other_family_id
    if len(set(persons)) < len(persons) or (is_one_family and not persons):
        raise DomainError(
            _("Ein Kind steht zweimal in der Auswahl. Es wurde nichts zusammengeführt."), _("Vergleichen Sie neu.")
        )


def _change(desk: Desk, wish: MergeWish) -> Change:
    """Named so that „… zurücknehmen“ can be said of it."""
    takes_family = wish.comes_along and wish.family_id != wish.other_family_id
    what = _("Zusammenführung zweier Familien") if takes_family else _("Zusammenführung zweier Kinder")
    return replace(desk.entry(Deed.CHANGE, what, wish.family_id), undoable=True)


@dataclass
class _Merging:
    """One merge in its transaction."""

    desk: Desk
    work: UnitOfWork
    wish: MergeWish
    change: Change
    lost: list[tuple[str, list[Noted]]] = field(default_factory=list)
    """Whose answers, and which of them were not taken."""
    typed: list[tuple[str, list[Noted]]] = field(default_factory=list)
    """Whose answers, and which of them were right on neither side."""

    def run(self) -> None:
        wish, work = self.wish, self.work
        kept, gone = work.get(Family, wish.family_id), work.get(Family, wish.other_family_id)
        self._require_allowed(kept, gone)
        takes_family = kept.id != gone.id and (wish.comes_along or self._is_emptied(gone))
        handovers = work.find(Handover)
        family = self._family(kept, gone) if takes_family else kept
        for pair in self._children():
            self._tell_later(handovers, pair, family)
            self._merge_children(pair, (kept, gone), family, takes_family=takes_family)
        if takes_family:
            self._take_along(kept, gone, family)
        self._keep_trace(kept, gone if takes_family else None)
        numbers = _("Fall {number} in Fall {kept}").format(number=gone.case_number, kept=kept.case_number)
        work.note(self.desk.entry(Deed.MERGE, N_("Zusammengeführt"), kept.id, numbers))
        if takes_family:
            work.put(family)  # last: whoever looks after it may be somebody else from here on
            work.remove(work.get(Family, gone.id))

    def _require_allowed(self, kept: Family, gone: Family) -> None:
        hindrance = hindrance_of(self.desk, self.work, kept, gone)
        if hindrance is not None:
            raise hindrance
        if needs_approval(self.work, kept, gone):
            use_approval(self.desk, self.work, ApprovalKind.MERGE, approval_subject(kept, gone))

    def _is_emptied(self, gone: Family) -> bool:
        going = {other for _kept, other in self.wish.children}
        return all(child.id in going for child in self.work.find(Child, family_id=gone.id))

    def _children(self) -> list[tuple[Child, Child]]:
        """Raises `DomainError` for a child that is gone or has left its family meanwhile."""
        pairs = [(self.work.get(Child, one), self.work.get(Child, other)) for one, other in self.wish.children]
        families = (self.wish.family_id, self.wish.other_family_id)
        if any((one.family_id, other.family_id) != families for one, other in pairs):
            raise DomainError(
                _("Eines der Kinder gehört inzwischen zu einer anderen Familie. Es wurde nichts zusammengeführt."),
                _("Vergleichen Sie die beiden neu."),
            )
        return pairs

    def _combined(self, left: Person, right: Person, whose: str, skipped: Container[str] = ()) -> Person:
        fields = fields_of(type(left), self.desk.words, self.work)
        ages = self.desk.lists.field_ages([left.id, right.id])
        combined = Combining(fields, self.wish.choices, ages, self.wish.own).combined(left, right, skipped)
        self._lose(whose, combined.lost)
        if combined.typed:
            self.typed.append((whose, combined.typed))
        return combined.record

    def _family(self, kept: Family, gone: Family) -> Family:
        """Not written yet."""
        return self._combined(kept, gone, _("Familie"))

    def _merge_children(
        self, pair: tuple[Child, Child], families: tuple[Family, Family], family: Family, *, takes_family: bool
    ) -> None:
        kept, gone = pair
        both = {one for one in SHARED_FIELDS if follows_family(kept, one) and follows_family(gone, one)}
        child = self._combined(kept, gone, name_of_child(kept), both if takes_family else ())
        move_what_a_child_has(self.work, gone, kept, family.id)
        self._lose(name_of_child(kept), move_lines(self.work, self.desk.words, gone, kept))
        merge_cases(self.work, gone, kept, family.id)
        child = with_own_fields(family, child, both if takes_family else ())
        self.work.put(followed(family, child, both) if takes_family else child)
        self.work.remove(self.work.put(replace(gone, family_id=family.id)))

    def _take_along(self, kept: Family, gone: Family, family: Family) -> None:
        """All that is left of the other family, and the answers that both families share now."""
        merged = {child for child, _gone in self.wish.children}
        for child in self.work.find(Child, family_id=kept.id):
            if child.id not in merged:
                self.work.put(followed(family, child))
        position = 1 + max((child.position for child in self.work.find(Child, family_id=kept.id)), default=-1)
        for place, child in enumerate(self.work.find(Child, family_id=gone.id), position):
            self._bring(replace(child, position=place), family)
        self._merge_guardians(kept.id, gone.id)
        move_what_a_family_has(self.work, gone.id, kept.id)

    def _bring(self, child: Child, family: Family) -> None:
        """A brother or sister that comes along: it followed its family, so it follows the one that takes it in."""
        for case in self.work.find(Case, child_id=child.id):
            self.work.put(replace(case, family_id=family.id))
        move_what_a_child_takes_along(self.work, child, family.id)
        self.work.put(followed(family, replace(child, family_id=family.id)))

    def _merge_guardians(self, kept_id: FamilyId, gone_id: FamilyId) -> None:
        for kept_guardian, other in self.wish.guardians:
            one, two = self.work.get(Guardian, kept_guardian), self.work.get(Guardian, other)
            self.work.put(self._combined(one, two, f"{one.given_names} {one.family_name}".strip()))
            self.work.remove(self.work.put(replace(two, family_id=kept_id)))
        position = len(self.work.find(Guardian, family_id=kept_id))
        for place, guardian in enumerate(self.work.find(Guardian, family_id=gone_id), position):
            self.work.put(replace(guardian, family_id=kept_id, position=place))

    def _lose(self, whose: str, lost: list[Noted]) -> None:
        if lost:
            self.lost.append((whose, lost))

    def _tell_later(self, handovers: list[Handover], pair: tuple[Child, Child], family: Family) -> None:
        """Two offices, or one twice, have this child under two names: somebody must tell them."""
        both = both_handed_over(handovers, pair)
        if not both:
            return
        text = _("{name} wurde doppelt übergeben. Dort sagen, dass es ein Kind ist: {handovers}").format(
            name=name_of_child(pair[0]), handovers="; ".join(words_of_handover(one) for one in both)
        )
        self.work.put(
            FollowUp(
                id=FollowUpId(self.desk.identifiers.next()),
                family_id=family.id,
                child_id=pair[0].id,
                due_on=self.desk.today + timedelta(days=DAYS_TO_TELL),
                text=text,
            )
        )

    def _keep_trace(self, kept: Family, gone: Family | None) -> None:
        """The note with what was not taken, and the record that says which number went into which."""
        children = tuple(one for one, _gone in self.wish.children)
        made = self.change.changed_at
        self.work.put(
            Merge(
                id=MergeId(self.desk.identifiers.next()),
                family_id=kept.id,
                gone_family_id=gone.id if gone else None,
                gone_case_number=gone.case_number if gone else "",
                child_ids=children,
                change_id=self.change.id,
                merged_at=made,
                account_id=self.desk.account.id,
            )
        )
        self.work.put(
            Note(
                id=NoteId(self.desk.identifiers.next()),
                family_id=kept.id,
                child_id=children[0] if len(children) == 1 and gone is None else None,
                text=note_text(gone.case_number if gone else "", self.lost, self.typed),
                written_at=made,
                account_id=self.desk.account.id,
            )
        )


_ByPerson = Sequence[tuple[str, Sequence[Noted]]]


def note_text(gone_case_number: str, lost: _ByPerson, typed: _ByPerson = ()) -> str:
    """One line a person; empty lists say that everything was taken."""
    head = _("Zusammengeführt.")
    if gone_case_number:
        head = _("Zusammengeführt mit dem Fall {number}.").format(number=gone_case_number)
    if not lost and not typed:
        return " ".join((head, _("Alle Angaben sind übernommen.")))
    lines = [head]
    if typed:
        lines += [_("Beim Zusammenführen eingetragen:"), *_lines(typed)]
    if lost:
        lines += [_("Nicht übernommen:"), *_lines(lost)]
    return "\n".join(lines)


def _lines(told: _ByPerson) -> list[str]:
    return [f"{whose}: {'; '.join(map(str, answers))}" for whose, answers in told]
