"""What a person has decided so far in front of two columns; as a text, so that it survives lock and crash."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from kiberatung.services.merging.comparison import Comparison, FieldRow, Pair, PairKind
from kiberatung.services.merging.own_answers import OwnAnswer
from kiberatung.services.merging.proposals import Side
from kiberatung.services.merging.wishes import MergeWish, proposed_wish

Key = tuple[UUID, str]
"""The record that stays, and the field."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is right where neither side is: as it was typed, as it was read, and as it will stand there."""

    text: str
    own: OwnAnswer
    shown: str


ReadTyped = Callable[[Key, str], Typed | None]
"""None for what cannot be read, or belongs to no row."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """`apart`: matched pairs, by the left one, that are two persons after all; `typed` goes before `choices`."""

    comes_along: bool = True
    choices: Mapping[Key, Side] = field(default_factory=dict)
    apart: frozenset[UUID] = frozenset()
    typed: Mapping[Key, Typed] = field(default_factory=dict)

    def side_of(self, pair: Pair, row: FieldRow) -> Side:
        if row.proposal is None or row.proposal.is_fixed:
            return row.proposal.side if row.proposal else Side.LEFT
        return self.choices.get((pair.left_id, row.field), row.proposal.side)

    def typed_at(self, pair: Pair, row: FieldRow) -> Typed | None:
        return self.typed.get((pair.left_id, row.field))

    def is_own(self, pair: Pair, row: FieldRow) -> bool:
        return (pair.left_id, row.field) in self.choices

    @property
    def count(self) -> int:
        """How many answers the person decided."""
        return len(self.choices.keys() | self.typed.keys())

    def chosen(self, key: Key, side: Side) -> "Decisions":
        typed = {other: text for other, text in self.typed.items() if other != key}
        return replace(self, choices={**self.choices, key: side}, typed=typed)

    def with_typed(self, key: Key, typed: Typed) -> "Decisions":
        return replace(self, typed={**self.typed, key: typed})

    def parted(self, left_id: UUID, *, is_one: bool) -> "Decisions":
        return replace(self, apart=self.apart - {left_id} if is_one else self.apart | {left_id})

    def is_shown(self, pair: Pair) -> bool:
        """Family, guardians, brothers and sisters concern only those who come along."""
        return (pair.kind is PairKind.CHILD and pair.is_asked) or self.comes_along

    def is_asked_for(self, pair: Pair, row: FieldRow, *, is_one_family: bool) -> bool:
        """Where both children follow families that become one, the answer of the family is theirs."""
        return row.proposal is not None and not (row.is_of_family and self.comes_along and not is_one_family)

    def wish(self, compared: Comparison) -> MergeWish:
        made = proposed_wish(compared, comes_along=self.comes_along, choices=self.choices, apart=self.apart)
        return replace(made, own={key: typed.own for key, typed in self.typed.items()})


def text_of(decisions: Decisions) -> str:
    choices = [[str(record), name, side.name] for (record, name), side in decisions.choices.items()]
    typed = [[str(record), name, one.text] for (record, name), one in decisions.typed.items()]
    apart = sorted(map(str, decisions.apart))
    return json.dumps({"along": decisions.comes_along, "choices": choices, "apart": apart, "typed": typed})


def decisions_in(text: str, read: ReadTyped) -> Decisions:
    """A text that is none gives the proposals; `read` understands again what was typed."""
    try:
        told = json.loads(text)
        choices = {(UUID(record), str(name)): Side[side] for record, name, side in told["choices"]}
        typed = {(UUID(record), str(name)): str(words) for record, name, words in told["typed"]}
        apart = frozenset(map(UUID, told["apart"]))
    except (ValueError, KeyError, TypeError):
        return Decisions()
    understood = {key: one for key, words in typed.items() if (one := read(key, words)) is not None}
    return Decisions(bool(told["along"]), choices, apart, understood)
