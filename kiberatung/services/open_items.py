"""What is open for a family, as sentences with the next deed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.children import Child, ChildId, DateCertainty
from kiberatung.domain.consents import Consent
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.services.child_facts import Tone, answer_or_none, name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile
from kiberatung.services.ports import Records

SOON = timedelta(days=14)


class Deed(StrEnum):
    """What a button of an open item starts."""

    INVITE = "invite"
    PLAN_APPOINTMENT = "plan_appointment"
    INTAKE = "intake"
    SCHULPFLICHT = "schulpflicht"
    RECOMMEND = "recommend"
    CONSENT = "consent"
    HAND_OVER = "hand_over"
    LETTER = "letter"
    FINISH_FOLLOW_UP = "finish_follow_up"


PLACE_OF_DEED = {
    Deed.INTAKE: "intake",
    Deed.CONSENT: "intake",
    Deed.SCHULPFLICHT: "schulpflicht",
    Deed.RECOMMEND: "recommendation",
    Deed.LETTER: "letters",
    Deed.INVITE: "letters",
    Deed.FINISH_FOLLOW_UP: "overview",
}
"""The part of the family's page where a deed is done; the others have a screen of their own."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    tone: Tone
    sentence: str
    deed: Deed
    deed_text: str
    child_id: ChildId | None = None
    follow_up: FollowUp | None = None
    """What `FINISH_FOLLOW_UP` finishes."""


def open_items_of(desk: Desk, records: Records, file: FamilyFile) -> Iterator[OpenItem]:
    """What is due first, what comes later last: the first one is the next deed."""
    follow_ups = sorted(
        records.find(FollowUp, family_id=file.family.id, done_on=None), key=lambda follow_up: follow_up.due_on
    )
    soon = desk.today + SOON
    yield from (_follow_up_item(desk, follow_up) for follow_up in follow_ups if follow_up.due_on <= soon)
    yield from _family_items(desk, records, file)
    for child in file.children:
        case = file.case_of(child.id)
        if case.is_open:
            yield from _child_items(desk, records, child, case)
    yield from (_follow_up_item(desk, follow_up) for follow_up in follow_ups if follow_up.due_on > soon)


def _follow_up_item(desk: Desk, follow_up: FollowUp) -> OpenItem:
    tone = Tone.OVERDUE if follow_up.due_on < desk.today else Tone.NEUTRAL
    sentence = _("{date}: {text}").format(date=write_date(follow_up.due_on), text=follow_up.text)
    return OpenItem(tone, sentence, Deed.FINISH_FOLLOW_UP, _("Erledigt eintragen"), follow_up=follow_up)


def _family_items(desk: Desk, records: Records, file: FamilyFile) -> Iterator[OpenItem]:
    states = {case.state for case in file.cases if case.is_open}
    appointments = records.find(Appointment, family_id=file.family.id)
    coming = [item for item in appointments if item.state in (AppointmentState.PLANNED, AppointmentState.CONFIRMED)]
    if states & {CaseState.REPORTED, CaseState.INVITED} and not coming:
        yield OpenItem(
            Tone.NEUTRAL,
            _("Die Familie hat noch keinen Termin zur Beratung."),
            Deed.PLAN_APPOINTMENT,
            _("Termin vereinbaren"),
        )
    consents = records.find(Consent, family_id=file.family.id, withdrawn_on=None)
    if states & {CaseState.COUNSELLED, CaseState.RECOMMENDED} and not consents:
        yield OpenItem(
            Tone.CHECK,
            _("Die Einwilligung zur Weitergabe fehlt. Ohne sie verlässt nichts das Haus."),
            Deed.CONSENT,
            _("Einwilligung eintragen"),
        )


def _child_items(desk: Desk, records: Records, child: Child, case: Case) -> Iterator[OpenItem]:
    answer = answer_or_none(desk, records, child)
    if answer is None or answer.answer is Answer.MISSING_FACT:
        yield _item(child, _("{name}: Für die Schulpflicht fehlt eine Angabe."), Deed.INTAKE, _("Angabe eintragen"))
    elif answer.answer is Answer.CHECK or answer.part is Part.CHECK:
        yield _item(
            child,
            _("{name}: Die Zählweisen der Schulpflicht gehen auseinander. Die Schulaufsicht muss entscheiden."),
            Deed.SCHULPFLICHT,
            _("Antwort ansehen"),
        )
    if _birthday_looks_estimated(child):
        yield _item(
            child,
            _("{name}: Der 1. Januar als Geburtstag ist oft geschätzt. Bitte prüfen."),
            Deed.INTAKE,
            _("Geburtsdatum prüfen"),
        )
    if case.state is CaseState.COUNSELLED:
        yield _item(child, _("{name}: Die Empfehlung steht noch aus."), Deed.RECOMMEND, _("Empfehlung beginnen"))
    if case.state is CaseState.RECOMMENDED:
        yield _item(
            child,
            _("{name}: Die Empfehlung liegt vor. Das Schulamt hat sie noch nicht."),
            Deed.HAND_OVER,
            _("Übergabe beginnen"),
        )
    if case.state is CaseState.PLACED:
        yield _item(child, _("{name}: Der Schulplatz steht fest."), Deed.LETTER, _("Familie anschreiben"))


def _item(child: Child, sentence: str, deed: Deed, deed_text: str) -> OpenItem:
    return OpenItem(Tone.CHECK, sentence.format(name=name_of_child(child)), deed, deed_text, child.id)


def _birthday_looks_estimated(child: Child) -> bool:
    born = child.date_of_birth
    certain = child.date_of_birth_certainty is DateCertainty.EXACT
    return born is not None and certain and (born.month, born.day) == (1, 1)
