"""What is seen of the Lernstand of invented children: two domains each, some of them a second time."""

import random
from dataclasses import replace
from datetime import timedelta

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_
from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry, AssessmentEntryId, ItemLevel
from kiberatung.domain.children import Child
from kiberatung.services.desk import Desk

_STEPS = ("not_yet", "with_help", "alone", "sure")
_MATHEMATICS = ("count_20", "plus_100", "times_table", "written", "fractions", "equations")
_LITERACY = ("holds_pen", "own_letters", "latin_letters", "own_reading")
_SEEN = {
    AssessmentDomain.MATHEMATICS: "Aufgabenblatt Mathematik, am Tisch mit Rechengeld gelöst.",
    AssessmentDomain.LITERACY: "Hat den kurzen Text gelesen und den eigenen Namen geschrieben.",
}
_AGAIN = 0.4
"""How often somebody looked before."""


def assess_child(desk: Desk, child: Child, chance: random.Random) -> None:
    """Children of school age only; the keys are those of the sheets that come with the program."""
    age = age_on(child.date_of_birth, desk.today) if child.date_of_birth else 0
    if age < 6:
        return
    chance = random.Random(f"{chance.random()}")  # noqa: S311 - one draw, so that everything else stays as it is
    reached = min((age - 6) // 2 + 1, len(_MATHEMATICS))
    entries = [
        _entry(desk, child, AssessmentDomain.MATHEMATICS, _levels(_MATHEMATICS, reached, chance)),
        _entry(desk, child, AssessmentDomain.LITERACY, _levels(_LITERACY, len(_LITERACY), chance)),
    ]
    if chance.random() < _AGAIN:
        before = tuple(ItemLevel(one.item, _lower(one.level)) for one in entries[0].levels)
        identifier = AssessmentEntryId(desk.identifiers.next())
        day = desk.today - timedelta(days=chance.randint(2, 5))
        entries.append(replace(entries[0], id=identifier, levels=before, assessed_on=day))
    with desk.changing(N_("Lernstand eingetragen"), child.family_id) as work:
        for entry in entries:
            work.put(entry)
        work.commit()


def _entry(desk: Desk, child: Child, domain: AssessmentDomain, levels: tuple[ItemLevel, ...]) -> AssessmentEntry:
    return AssessmentEntry(
        id=AssessmentEntryId(desk.identifiers.next()),
        child_id=child.id,
        domain=domain,
        instrument=f"observation_{domain.value}",
        instrument_state="2026-11-22",
        assessed_on=desk.today,
        account_id=desk.account.id,
        levels=levels,
        reason=_SEEN[domain],
    )


def _levels(items: tuple[str, ...], reached: int, chance: random.Random) -> tuple[ItemLevel, ...]:
    """What was learnt long ago is sure, the newest not."""
    seen = items[: reached + 1]
    return tuple(
        ItemLevel(item, _STEPS[max(0, min(3, 4 - place - chance.randint(0, 1)))]) for place, item in enumerate(seen)
    )


def _lower(level: str) -> str:
    return _STEPS[max(0, _STEPS.index(level) - 1)]
