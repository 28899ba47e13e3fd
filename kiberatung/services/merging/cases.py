"""Two cases of one child into one: the open one, the further one, with the steps of both."""

from dataclasses import replace

from kiberatung.domain.cases import Case, CaseStep
from kiberatung.domain.children import Child
from kiberatung.domain.families import FamilyId
from kiberatung.services.ports import UnitOfWork


def merge_cases(work: UnitOfWork, gone: Child, kept: Child, family_id: FamilyId) -> None:
    """Opened when the first of them was: the child waits since then."""
    cases = [*work.find(Case, child_id=kept.id), *work.find(Case, child_id=gone.id)]
    if not cases:
        return
    best = max(cases, key=_rank)
    for other in cases:
        if other.id != best.id:
            for step in work.find(CaseStep, case_id=other.id):
                work.put(replace(step, case_id=best.id))
            work.remove(other)
    opened_on = min(case.opened_on for case in cases)
    work.put(replace(best, child_id=kept.id, family_id=family_id, opened_on=opened_on))


def _rank(case: Case) -> tuple[bool, int, int]:
    """Open before ended, further before less far, the older of two that stand alike."""
    return case.is_open, case.state.order, -case.opened_on.toordinal()
