"""What a person should know before two children become one; nothing of it forbids the merge."""

from collections.abc import Iterator, Sequence

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.handovers import Handover
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.services.child_names import name_of_child
from kiberatung.services.labels import label_of
from kiberatung.services.ports import Records

HOLDING = (PlaceRequestState.ACCEPTED, PlaceRequestState.ASSIGNED)

ChildPair = tuple[Child, Child]


def warnings_of(records: Records, pairs: Sequence[ChildPair], families: tuple[Family, Family]) -> Iterator[str]:
    left, right = families
    if left.address_protected is not right.address_protected:
        yield _("Eine der beiden Anschriften ist geschützt. Der Schutz gilt danach für die ganze Familie.")
    handovers = records.find(Handover)
    for pair in pairs:
        yield from _of_cases(records, pair)
        yield from _of_handovers(handovers, pair)
        yield from _of_places(records, pair)


def handed_over(handovers: Sequence[Handover], child: Child) -> list[Handover]:
    return [one for one in handovers if child.id in one.child_ids]


def both_handed_over(handovers: Sequence[Handover], pair: ChildPair) -> list[Handover]:
    """Empty unless each of them has left the house: then somebody outside has the child twice."""
    first, second = (handed_over(handovers, child) for child in pair)
    return [*first, *second] if first and second else []


def words_of_handover(handover: Handover) -> str:
    day = write_date(german_time(handover.created_at).date())
    return _("{number} an {recipient} am {day}").format(
        number=handover.number, recipient=handover.recipient_name, day=day
    )


def _of_cases(records: Records, pair: ChildPair) -> Iterator[str]:
    cases = [case for child in pair for case in records.find(Case, child_id=child.id)]
    if len(cases) != 2:
        return
    first, second = cases
    words = [label_of(case.side_exit) if case.side_exit else label_of(case.state) for case in cases]
    if first.is_open is not second.is_open:
        told = _("{name} hat einen offenen und einen beendeten Fall: „{first}“ und „{second}“. Der offene bleibt.")
    elif words[0] != words[1]:
        told = _("{name} hat zwei Fälle: „{first}“ und „{second}“. Es bleibt der weiter fortgeschrittene.")
    else:
        return
    yield told.format(name=name_of_child(pair[0]), first=words[0], second=words[1])


def _of_handovers(handovers: Sequence[Handover], pair: ChildPair) -> Iterator[str]:
    both = both_handed_over(handovers, pair)
    if both:
        told = _("{name} wurde doppelt übergeben: {handovers}. Eine Wiedervorlage erinnert daran, es dort zu sagen.")
        yield told.format(name=name_of_child(pair[0]), handovers="; ".join(words_of_handover(one) for one in both))


def _of_places(records: Records, pair: ChildPair) -> Iterator[str]:
    held = [records.find(PlaceRequest, child_id=child.id, state=HOLDING) for child in pair]
    if all(held):
        yield _("{name} hat zwei zugesagte Schulplätze. Sagen Sie danach einen davon ab.").format(
            name=name_of_child(pair[0])
        )
