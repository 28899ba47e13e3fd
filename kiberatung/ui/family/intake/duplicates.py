"""Watches the names that are given and says when somebody may be known already; it never stops anybody."""

from collections.abc import Callable, Sequence
from functools import partial

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.names.display import sentence_name
from kiberatung.services.desk import Desk
from kiberatung.services.merging.comparison import compare_families
from kiberatung.services.merging.different_persons import mark_as_different
from kiberatung.services.permissions import allows
from kiberatung.services.read_models import SearchHit
from kiberatung.services.searching import possible_doubles, possible_known_guardians
from kiberatung.ui.protocols import OfferedDeed, Shell, TaskOptions

Person = Child | Guardian
Pair = tuple[object, object]


class DuplicateWatch:
    """Whatever way an answer came (typed, from a passport, copied, with a new family), the same is asked."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        self._shell, self._desk = shell, desk
        self._looked_at: dict[object, tuple[object, ...]] = {}
        self._told: set[Pair] = set()

    def look(self, children: Sequence[Child], guardians: Sequence[Guardian] = ()) -> None:
        """Search in the background for everybody who is named otherwise than at the last look."""
        for child in children:
            siblings = tuple(one.given_names for one in children if one.id != child.id)
            self._look_for(child, partial(possible_doubles, self._desk, child, siblings))
        for guardian in guardians:
            self._look_for(guardian, partial(possible_known_guardians, self._desk, guardian))

    def _look_for(self, person: Person, search: Callable[[], Sequence[SearchHit]]) -> None:
        named = (person.family_name, person.given_names, person.name_in_script, person.date_of_birth)
        if not (person.family_name and person.given_names) or self._looked_at.get(person.id) == named:
            return
        self._looked_at[person.id] = named
        self._shell.run_task(
            search,
            lambda hits: self._tell(person, hits),
            options=TaskOptions(key=f"intake.duplicates.{person.id}", after_paint=True),
        )

    def _tell(self, person: Person, hits: Sequence[SearchHit]) -> None:
        fresh = next((hit for hit in hits if _pair(person, hit) not in self._told), None)
        if fresh is not None:
            self._told.add(_pair(person, fresh))
            self._show(person, fresh, hits)

    def _show(self, person: Person, hit: SearchHit, hits: Sequence[SearchHit]) -> None:
        look = OfferedDeed(_("An&sehen"), lambda: self._open(hit))
        deeds = [look, *self._comparing(person, hit, hits)]
        self._shell.show_offer(_("Vielleicht schon bekannt"), _sentence(person, hit), deeds)

    def _comparing(self, person: Person, hit: SearchHit, hits: Sequence[SearchHit]) -> list[OfferedDeed]:
        """Not for a family out of sight, of which nothing is known but whom to ask, and not for who may not compare."""
        if hit.case_number == "" or not allows(self._desk.account.role, compare_families):
            return []
        if isinstance(person, Guardian) or hit.child_id is None:
            return [OfferedDeed(_("&Vergleichen"), lambda: self._compare_families(person, hit))]
        return [
            OfferedDeed(_("&Vergleichen"), lambda: self._compare_children(person, hit)),
            OfferedDeed(_("&Nicht dieselbe Person"), lambda: self._mark_different(person, hit, hits)),
        ]

    def _open(self, hit: SearchHit) -> None:
        self._shell.navigate("family", family_id=hit.family_id, child_id=hit.child_id)

    def _compare_children(self, person: Child, hit: SearchHit) -> None:
        self._shell.navigate("compare", child_id=person.id, other_id=hit.child_id)

    def _compare_families(self, person: Person, hit: SearchHit) -> None:
        self._shell.navigate("compare", family_id=person.family_id, other_family_id=hit.family_id)

    def _mark_different(self, person: Child, hit: SearchHit, hits: Sequence[SearchHit]) -> None:
        """Remembered, and on to the next who may be meant."""
        other = hit.child_id
        if other is not None:
            self._shell.run_task(
                lambda: mark_as_different(self._desk, person.id, other), lambda _marked: self._tell(person, hits)
            )


def _pair(person: Person, hit: SearchHit) -> Pair:
    return person.id, hit.child_id or (hit.family_id, hit.name)


def _sentence(person: Person, hit: SearchHit) -> str:
    if hit.case_number == "":
        return _("{told}, {why}. Gemeint ist {name}.").format(
            name=sentence_name(person.family_name, person.given_names), told=hit.name, why=hit.why
        )
    born = _(", geboren {date}").format(date=write_date(hit.date_of_birth)) if hit.date_of_birth else ""
    words = {"number": hit.case_number, "name": hit.name, "born": born, "why": _as_sentence(hit.why)}
    if isinstance(person, Guardian):
        return _("Im Fall {number} steht eine erwachsene Person dieses Namens: {name}{born}. {why}").format(**words)
    return _("Im Fall {number} steht {name}{born}. {why}").format(**words)


def _as_sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words[:1].upper()}{words[1:]}."
