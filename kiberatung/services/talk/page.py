"""What a talk needs to begin or go on: the people, who interprets, which language, what was marked."""

from dataclasses import dataclass

from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.families import FamilyId
from kiberatung.domain.talks import Talk, TalkMark
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, read_family
from kiberatung.services.intake import People
from kiberatung.services.intake_page import interpreter_of
from kiberatung.services.permissions import OFFICE, reads_file
from kiberatung.services.ports import Records

_COMING = (AppointmentState.PLANNED, AppointmentState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class TalkPage:
    """`languages`: ISO 639-3, the one of the talk first; `talk` is today's, None until it has begun."""

    file: FamilyFile
    languages: tuple[str, ...]
    interpreter: str
    talk: Talk | None
    marks: tuple[TalkMark, ...]

    @property
    def people(self) -> People:
        return self.file.family, self.file.children

    @property
    def to_ask_again(self) -> int:
        return sum(mark.to_ask_again for mark in self.marks)


@reads_file(OFFICE)
def talk_page(desk: Desk, family_id: FamilyId) -> TalkPage:
    with desk.reading() as records:
        file = read_family(records, family_id)
        coming = records.find(Appointment, family_id=family_id, state=_COMING)
        appointment = max(coming, key=lambda one: one.starts_at, default=None)
        talk = talk_of_today(desk, records, family_id)
        interpreter = talk.interpreter if talk else interpreter_of(records, appointment) if appointment else ""
        marks = tuple(records.find(TalkMark, family_id=family_id))
    spoken = (
        appointment.language if appointment else "",
        file.family.interpreter_language,
        *file.family.home_languages,
    )
    return TalkPage(file, tuple(dict.fromkeys(filter(None, spoken))), interpreter, talk, marks)


def talk_of_today(desk: Desk, records: Records, family_id: FamilyId) -> Talk | None:
    return next(iter(records.find(Talk, family_id=family_id, held_on=desk.today)), None)
