"""The register of handovers: numbers, what left last, and the answer of the recipient."""

from dataclasses import replace

from kiberatung.basics.texts import N_
from kiberatung.domain.handovers import Handover, HandoverAnswer, HandoverId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, READING, SUPERVISION, use_case
from kiberatung.services.ports import Records


@use_case(allowed=READING | SUPERVISION)
def handover_register(desk: Desk) -> list[Handover]:
    """All that ever left, newest first."""
    with desk.reading() as records:
        return latest_handovers(records)


@use_case(allowed=OFFICE)
def record_handover_answer(desk: Desk, handover_id: HandoverId, answer: HandoverAnswer, reason: str = "") -> Handover:
    """What the recipient said; the reason of a refusal in its words."""
    with desk.changing(N_("Antwort auf eine Übergabe eingetragen")) as work:
        entry = work.get(Handover, handover_id)
        answered_on = None if answer is HandoverAnswer.OPEN else desk.today
        answered = work.put(replace(entry, answer=answer, answered_on=answered_on, answer_reason=reason.strip()))
        work.commit()
    return answered


def latest_handovers(records: Records, limit: int | None = None) -> list[Handover]:
    return sorted(records.find(Handover), key=lambda entry: (entry.created_at, entry.number), reverse=True)[:limit]


def next_handover_number(records: Records, year: int) -> str:
    """Uebergabe-2026-118: counts from 1 each year; without an umlaut, because it is a file name."""
    head = f"Uebergabe-{year}-"
    taken = [entry.number.removeprefix(head) for entry in records.find(Handover) if entry.number.startswith(head)]
    return f"{head}{max((int(number) for number in taken), default=0) + 1:03}"
