"""Who of the one family is who of the other: brothers, sisters and guardians that seem to stand there twice."""

from collections.abc import Sequence
from typing import TypeVar

from kiberatung.domain.children import Child
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.same_person import Sameness, weigh_sameness

Known = TypeVar("Known", Child, Guardian)


def pairs_of(left: Sequence[Known], right: Sequence[Known]) -> list[tuple[Known, Known]]:
    """Each person at most once, the likest first; in the order of the left."""
    likes = sorted(
        (
            (same.score, -here, -there)
            for here, one in enumerate(left)
            for there, other in enumerate(right)
            if (same := sameness(one, other)).possible
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _score, here, there in likes:
        if -here not in taken and -there not in taken.values():
            taken[-here] = -there
    return [(left[here], right[there]) for here, there in sorted(taken.items())]


def sameness(one: Child | Guardian, other: Child | Guardian) -> Sameness:
    return weigh_sameness(_person(one), _person(other))


def _person(known: Child | Guardian) -> Person:
    sex = known.sex if isinstance(known, Child) else None
    return Person(known.family_name, known.given_names, known.name_in_script, known.date_of_birth, sex)
