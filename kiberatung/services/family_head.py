"""The head of a family's page: everything needed before opening the mouth."""

from dataclasses import dataclass

from kiberatung.basics.texts import _
from kiberatung.domain.appointments import Appointment
from kiberatung.domain.families import FamilyId
from kiberatung.domain.interpreters import BookingState, Interpreter, InterpreterBooking
from kiberatung.services.answer_counts import AnswerCount, count_answers, sum_of
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, read_family
from kiberatung.services.family_records import FamilyRecords
from kiberatung.services.labels import label_of
from kiberatung.services.open_items import OpenItem, open_items_of
from kiberatung.services.permissions import reads_file
from kiberatung.services.ports import Records


@dataclass(frozen=True, slots=True)
class GuardianShown:
    kind: str
    name: str
    name_in_script: str


@dataclass(frozen=True, slots=True)
class FamilyHead:
    family_id: FamilyId
    name: str
    name_in_script: str
    case_number: str
    address_protected: bool
    languages: str
    interpreter: str
    guardian: GuardianShown | None
    town: str
    address: str
    next_deed: OpenItem | None
    answers: AnswerCount


@reads_file()
def head_of(desk: Desk, family_id: FamilyId) -> FamilyHead:
    with desk.reading() as opened:
        file = read_family(opened, family_id)
        records = FamilyRecords(opened, (child.id for child in file.children))
        family = file.family
        return FamilyHead(
            family_id=family_id,
            name=family.family_name or _("ohne Namen"),
            name_in_script=family.name_in_script,
            case_number=family.case_number,
            address_protected=family.address_protected,
            languages=", ".join(desk.words.language(key) for key in family.home_languages),
            interpreter=_interpreter(records, family_id),
            guardian=_guardian(file),
            town=family.town,
            address=_address(file),
            next_deed=next(open_items_of(desk, records, file), None),
            answers=sum_of(count_answers(family, file.children)),
        )


def _interpreter(records: Records, family_id: FamilyId) -> str:
    """Of the newest appointment: the one confirmed, else the one asked."""
    appointments = records.find(Appointment, family_id=family_id)
    bookings = records.find(InterpreterBooking, appointment_id=[one.id for one in appointments]) if appointments else []
    standing = [one for one in bookings if one.state in (BookingState.CONFIRMED, BookingState.DONE, BookingState.ASKED)]
    return records.get(Interpreter, standing[-1].interpreter_id).name if standing else ""


def _guardian(file: FamilyFile) -> GuardianShown | None:
    if not file.guardians:
        return None
    first = file.guardians[0]
    name = f"{first.given_names} {first.family_name}".strip()
    return GuardianShown(label_of(first.kind), name, first.name_in_script)


def _address(file: FamilyFile) -> str:
    family = file.family
    street = f"{family.street} {family.house_number}".strip()
    town = f"{family.postcode} {family.town}".strip()
    return ", ".join(part for part in (family.care_of, street, town) if part)
