"""What is open for a family, as sentences with the next deed: computed anew each time, never written down twice."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.cases import CaseState
from kiberatung.domain.consents import Consent
from kiberatung.domain.consistency.doubt import Doubt
from kiberatung.domain.interpreters import BookingState, InterpreterBooking
from kiberatung.domain.names.person import Person
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.talks import TalkMark
from kiberatung.services.answer_warnings import open_doubts, read_surroundings
from kiberatung.services.child_facts import Tone
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile
from kiberatung.services.intake import is_open
from kiberatung.services.open_child_items import items_of_child, missing_of_children
from kiberatung.services.open_item import PLACE_OF_DEED, Deed, OpenItem
from kiberatung.services.permissions import COUNSELLING, READING, use_case
from kiberatung.services.ports import Records
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.read_models import SearchHit

__all__ = ["PLACE_OF_DEED", "Deed", "OpenItem", "doubles_of_family", "open_items_of"]

SOON = timedelta(days=14)
ALIKE = 0.85
"""From this score on two children may be the same person."""
_LOOKED_AT = 5
_COMING = (AppointmentState.PLANNED, AppointmentState.CONFIRMED)
_STANDING = (BookingState.ASKED, BookingState.CONFIRMED, BookingState.DONE)


def open_items_of(desk: Desk, records: Records, file: FamilyFile) -> Iterator[OpenItem]:
    """What is due first, what comes later last: the first one is the next deed."""
    follow_ups = sorted(
        records.find(FollowUp, family_id=file.family.id, done_on=None), key=lambda follow_up: follow_up.due_on
    )
    soon = desk.today + SOON
    yield from (_follow_up_item(desk, follow_up) for follow_up in follow_ups if follow_up.due_on <= soon)
    yield from _family_items(desk, records, file)
    going = [(child, file.case_of(child.id)) for child in file.children if file.case_of(child.id).is_open]
    for child, case in going:
        yield from items_of_child(desk, records, child, case)
    yield from missing_of_children(desk, going)
    yield from _doubt_items(desk, records, file)
    yield from (_follow_up_item(desk, follow_up) for follow_up in follow_ups if follow_up.due_on > soon)


@use_case(allowed=READING)
def doubles_of_family(desk: Desk, file: FamilyFile) -> tuple[OpenItem, ...]:
    """Children who may stand a second time in another family; looked for apart, since it looks through all."""
    may_compare = desk.account.role in COUNSELLING
    items = (_double_item(file, found, may_compare=may_compare) for found in _doubles(desk, file))
    return tuple({(item.child_id, item.sentence): item for item in items}.values())


def _doubles(desk: Desk, file: FamilyFile) -> Iterator[tuple[int, SearchHit]]:
    for number, child in enumerate(file.children):
        if not (child.given_names and file.case_of(child.id).is_open):
            continue
        person = Person(child.family_name, child.given_names, child.name_in_script, child.date_of_birth)
        different = desk.lists.known_different(child.id)
        for hit in desk.lists.similar(person, _LOOKED_AT):
            elsewhere = hit.family_id != file.family.id and hit.child_id not in different
            if elsewhere and hit.child_id is not None and hit.score >= ALIKE:
                yield number, hit


def _double_item(file: FamilyFile, found: tuple[int, SearchHit], *, may_compare: bool) -> OpenItem:
    child, hit = file.children[found[0]], found[1]
    sentence = _("{name} steht vielleicht schon im Bestand: Fall {number}. {why}.")
    said = sentence.format(name=name_of_child(child), number=hit.case_number, why=hit.why.rstrip("."))
    deed, word = (Deed.COMPARE, _("Fälle vergleichen")) if may_compare else (Deed.LOOK, _("Fall ansehen"))
    return OpenItem(Tone.CHECK, said, deed, word, child.id, other_child_id=hit.child_id, other_family_id=hit.family_id)


def _follow_up_item(desk: Desk, follow_up: FollowUp) -> OpenItem:
    tone = Tone.OVERDUE if follow_up.due_on < desk.today else Tone.NEUTRAL
    sentence = _("{date}: {text}").format(date=write_date(follow_up.due_on), text=follow_up.text)
    return OpenItem(tone, sentence, Deed.FINISH_FOLLOW_UP, _("Erledigt eintragen"), follow_up=follow_up)


def _family_items(desk: Desk, records: Records, file: FamilyFile) -> Iterator[OpenItem]:
    states = {case.state for case in file.cases if case.is_open}
    if not states:
        return
    appointments = records.find(Appointment, family_id=file.family.id)
    yield from _talk_items(desk, records, appointments)
    yield from _steps_of_family(records, file, states, appointments)
    yield from _unknown_of_family(records, file, states)


def _steps_of_family(
    records: Records, file: FamilyFile, states: set[CaseState], appointments: Iterable[Appointment]
) -> Iterator[OpenItem]:
    coming = [one for one in appointments if one.state in _COMING]
    if states & {CaseState.REPORTED, CaseState.INVITED} and not coming:
        yield _no_appointment(appointments)
    consents = records.find(Consent, family_id=file.family.id, withdrawn_on=None)
    if states & {CaseState.COUNSELLED, CaseState.RECOMMENDED} and not consents:
        sentence = _("Die Einwilligung zur Weitergabe fehlt. Ohne sie verlässt nichts das Haus.")
        yield OpenItem(Tone.CHECK, sentence, Deed.CONSENT, _("Einwilligung eintragen"))


def _unknown_of_family(records: Records, file: FamilyFile, states: set[CaseState]) -> Iterator[OpenItem]:
    if max(state.order for state in states) >= CaseState.APPOINTMENT.order and not file.guardians:
        sentence = _("Es ist noch niemand eingetragen, der das Sorgerecht hat.")
        yield OpenItem(Tone.CHECK, sentence, Deed.INTAKE, _("Person eintragen"))
    to_ask_again = len(records.find(TalkMark, family_id=file.family.id, to_ask_again=True))
    if to_ask_again:
        said = ngettext_(
            "Eine Frage aus dem Gespräch ist noch einmal zu stellen.",
            "{count} Fragen aus dem Gespräch sind noch einmal zu stellen.",
            to_ask_again,
        )
        yield OpenItem(Tone.CHECK, said.format(count=to_ask_again), Deed.TALK, _("Noch einmal fragen"))
    before_the_talk = min(state.order for state in states) < CaseState.COUNSELLED.order
    if before_the_talk and is_open(file.family, BY_FIELD["interpreter_language"]):
        sentence = _("Ob die Familie Sprachmittlung braucht, ist noch nicht eingetragen.")
        yield OpenItem(Tone.NEUTRAL, sentence, Deed.INTAKE, _("Sprache eintragen"))


def _no_appointment(appointments: Iterable[Appointment]) -> OpenItem:
    missed = sum(1 for one in appointments if one.state is AppointmentState.NO_SHOW)
    sentence = _("Die Familie hat noch keinen Termin zur Beratung.")
    if missed:
        said = ngettext_(
            "Die Familie ist zu einem Termin nicht erschienen und hat keinen neuen.",
            "Die Familie ist zu {count} Terminen nicht erschienen und hat keinen neuen.",
            missed,
        )
        sentence = said.format(count=missed)
    return OpenItem(Tone.NEUTRAL, sentence, Deed.PLAN_APPOINTMENT, _("Termin vereinbaren"))


def _talk_items(desk: Desk, records: Records, appointments: Iterable[Appointment]) -> Iterator[OpenItem]:
    """Of talks past: what became of them. Of the next one: who interprets."""
    standing = sorted((one for one in appointments if one.state in _COMING), key=lambda one: one.starts_at)
    now = desk.clock.now()
    for one in standing:
        if german_time(one.starts_at).date() < desk.today:
            said = _("Das Gespräch am {date} ist noch ohne Ergebnis.")
            yield _talk_item(one, said, _("Ergebnis eintragen"), Tone.OVERDUE)
    ahead = next((one for one in standing if one.starts_at >= now), None)
    if ahead is not None and ahead.language:
        bookings = records.find(InterpreterBooking, appointment_id=ahead.id, state=_STANDING)
        if not bookings:
            yield _talk_item(ahead, _("Für den Termin am {date} fehlt die Sprachmittlung."), _("Sprachmittlung suchen"))
        elif all(one.state is BookingState.ASKED for one in bookings):
            said = _("Die Sprachmittlung für den Termin am {date} hat noch nicht zugesagt.")
            yield _talk_item(ahead, said, _("Zusage eintragen"), Tone.NEUTRAL)


def _talk_item(talk: Appointment, sentence: str, deed_text: str, tone: Tone = Tone.CHECK) -> OpenItem:
    said = sentence.format(date=write_date(german_time(talk.starts_at).date()))
    return OpenItem(tone, said, Deed.APPOINTMENT, deed_text, appointment_id=talk.id)


def _doubt_items(desk: Desk, records: Records, file: FamilyFile) -> Iterator[OpenItem]:
    """What stands out, once for all who have it from the family."""
    children = {child.id: child for child in file.children}
    going = tuple(child for child in file.children if file.case_of(child.id).is_open)
    if not going:
        return
    for doubt in open_doubts(file.family, going, read_surroundings(desk, records, file), desk.today):
        child = children.get(doubt.child_id) if doubt.child_id else None
        about = _(BY_FIELD[doubt.field].text) if doubt.field else ""
        where = ", ".join(part for part in (name_of_child(child) if child else "", about) if part)
        sentence = _("{where}: {doubt}").format(where=where, doubt=doubt.sentence) if where else doubt.sentence
        yield OpenItem(Tone.CHECK, sentence, _deed_of(doubt), _("Angabe prüfen"), doubt.child_id, doubt=doubt)


def _deed_of(doubt: Doubt) -> Deed:
    if doubt.rule.startswith("talk-"):
        return Deed.PLAN_APPOINTMENT
    return Deed.SCHOOLING if not doubt.field and "school" in doubt.rule else Deed.INTAKE
