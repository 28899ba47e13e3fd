"""The marks of a talk at the same question of both: one mark that says what either said."""

from collections.abc import Sequence
from dataclasses import replace

from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.talks import TalkMark
from kiberatung.services.ports import UnitOfWork

Place = tuple[FamilyId, ChildId | None]
"""Whom the question was asked about."""


def move_talk_marks(work: UnitOfWork, gone: Place, kept: Place) -> None:
    known = {mark.field: mark for mark in _at(work, kept)}
    for mark in _at(work, gone):
        moved = work.put(replace(mark, family_id=kept[0], child_id=kept[1]))
        same = known.get(mark.field)
        if same is not None:
            work.put(_joined(same, mark))
            work.remove(moved)


def _at(work: UnitOfWork, place: Place) -> Sequence[TalkMark]:
    return work.find(TalkMark, family_id=place[0], child_id=place[1])


def _joined(mark: TalkMark, other: TalkMark) -> TalkMark:
    """What was skipped in one talk and asked in the other was asked."""
    notes = dict.fromkeys(note for note in (mark.note, other.note) if note)
    return replace(
        mark,
        to_ask_again=mark.to_ask_again or other.to_ask_again,
        skipped=mark.skipped and other.skipped,
        note="\n".join(notes),
    )
