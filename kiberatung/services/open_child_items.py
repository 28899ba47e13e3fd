"""What is open for a child on its way: each state has what it waits for, and every child what is still missing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import N_, _
from kiberatung.domain.answers import NoValue, mark_of
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.children import Child
from kiberatung.domain.handovers import Handover, HandoverAnswer
from kiberatung.domain.letters import Letter, LetterKind
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.domain.schulpflicht.answer import Answer, Part, SchulpflichtAnswer
from kiberatung.services.child_facts import Tone, answer_or_none
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.open_item import Deed, OpenItem
from kiberatung.services.places import GIVEN, known_schools
from kiberatung.services.ports import Records

ANSWER_WITHIN = timedelta(days=14)
"""Of the Schulamt and of schools; own measure of the program, no rule of law."""
COMING_SOON = timedelta(days=60)
LONG_WITHOUT_PLACE = timedelta(days=50)
OF_AGE = 18
Going = Sequence[tuple[Child, Case]]


def items_of_child(desk: Desk, records: Records, child: Child, case: Case) -> Iterator[OpenItem]:
    """What the Schulpflicht asks, and what the state of the case waits for."""
    answer = answer_or_none(desk, records, child)
    yield from _schulpflicht_items(desk, child, case, answer)
    yield from _place_items(desk, records, child, case)
    waits = _WAITS.get(case.state)
    if waits is not None:
        yield from waits(desk, records, child, case)


def missing_of_children(desk: Desk, going: Going) -> Iterator[OpenItem]:
    """What lacks at several children is said once, with their names."""
    for is_missing, sentence, deed_text in _MISSING:
        children = [child for child, case in going if is_missing(desk, child, case)]
        if children:
            names = _together([name_of_child(child) for child in children])
            said = _(sentence).format(names=names)
            yield OpenItem(Tone.NEUTRAL, said, Deed.INTAKE, _(deed_text), children[0].id)


# Schulpflicht


def _schulpflicht_items(desk: Desk, child: Child, case: Case, answer: SchulpflichtAnswer | None) -> Iterator[OpenItem]:
    if answer is None or answer.answer is Answer.MISSING_FACT:
        yield _item(child, _("{name}: Für die Schulpflicht fehlt eine Angabe."), Deed.INTAKE, _("Angabe eintragen"))
    elif answer.answer is Answer.CHECK or answer.part is Part.CHECK:
        said = _("{name}: Die Zählweisen der Schulpflicht gehen auseinander. Die Schulaufsicht muss entscheiden.")
        yield _item(child, said, Deed.SCHULPFLICHT, _("Antwort ansehen"))
    if answer is not None and case.is_waiting:
        yield from _deadlines(desk, child, answer)


def _deadlines(desk: Desk, child: Child, answer: SchulpflichtAnswer) -> Iterator[OpenItem]:
    """The day it begins, how long it lasts already without a place, and the 18th birthday."""
    look = _("Schulpflicht ansehen")
    if answer.answer is Answer.NOT_YET and answer.since is not None and answer.since <= desk.today + COMING_SOON:
        said = _("{name}: Die Schulpflicht beginnt am {date}.")
        yield _item(child, said, Deed.SCHULPFLICHT, look, Tone.NEUTRAL, date=write_date(answer.since))
    if answer.answer is Answer.YES and answer.since is not None and answer.since < desk.today - LONG_WITHOUT_PLACE:
        said = _("{name} ist seit {date} schulpflichtig und hat noch keinen Schulplatz.")
        yield _item(child, said, Deed.SCHULPFLICHT, look, Tone.OVERDUE, date=write_date(answer.since))
    of_age = _birthday(child, OF_AGE)
    if of_age is not None and desk.today <= of_age <= desk.today + COMING_SOON:
        said = _("{name} wird am {date} 18 Jahre alt.")
        yield _item(child, said, Deed.SCHULPFLICHT, look, date=write_date(of_age))


def _birthday(child: Child, age: int) -> date | None:
    born = child.date_of_birth
    if born is None:
        return None
    leap = (born.month, born.day) == (2, 29)
    return date(born.year + age, 3, 1) if leap else born.replace(year=born.year + age)


# Places


def _place_items(desk: Desk, records: Records, child: Child, case: Case) -> Iterator[OpenItem]:
    if not case.is_waiting or case.state.order < CaseState.COUNSELLED.order:
        return
    requests = records.find(PlaceRequest, child_id=child.id)
    asked = [one for one in requests if one.state is PlaceRequestState.ASKED]
    for one in asked:
        late = one.requested_on < desk.today - ANSWER_WITHIN
        said = _("{name}: {school} hat auf die Anfrage vom {date} noch nicht geantwortet.")
        tone = Tone.CHECK if late else Tone.NEUTRAL
        school = _school(desk, records, one)
        yield _item(
            child, said, Deed.RECOMMEND, _("Antwort eintragen"), tone, school=school, date=write_date(one.requested_on)
        )
    declined = [one for one in requests if one.state is PlaceRequestState.DECLINED]
    if declined and not asked and not any(one.state in GIVEN for one in requests):
        said = _("{name}: {school} hat abgelehnt. Ein anderer Platz ist noch nicht angefragt.")
        school = _school(desk, records, declined[-1])
        yield _item(child, said, Deed.RECOMMEND, _("Anderen Platz suchen"), school=school)


def _school(desk: Desk, records: Records, request: PlaceRequest) -> str:
    found = known_schools(desk, records, [request.school_number])
    return (found[0].short_name or found[0].name) if found else _("Die Schule")


# What each state waits for


def _counselled(_desk: Desk, _records: Records, child: Child, _case: Case) -> Iterator[OpenItem]:
    yield _item(child, _("{name}: Die Empfehlung steht noch aus."), Deed.RECOMMEND, _("Empfehlung beginnen"))


def _recommended(_desk: Desk, _records: Records, child: Child, _case: Case) -> Iterator[OpenItem]:
    said = _("{name}: Die Empfehlung liegt vor. Das Schulamt hat sie noch nicht.")
    yield _item(child, said, Deed.HAND_OVER, _("Übergabe beginnen"))


def _handed_over(desk: Desk, records: Records, child: Child, case: Case) -> Iterator[OpenItem]:
    """Only of a handover that nobody has answered yet."""
    mine = [one for one in records.find(Handover, answer=HandoverAnswer.OPEN) if child.id in one.child_ids]
    since = min((german_time(one.created_at).date() for one in mine), default=case.state_since)
    tone = Tone.CHECK if since < desk.today - ANSWER_WITHIN else Tone.NEUTRAL
    said = _("{name}: Das Schulamt hat seit {date} noch nicht geantwortet.")
    yield _item(child, said, Deed.HANDOVER_ANSWER, _("Antwort eintragen"), tone, date=write_date(since))


def _placed(desk: Desk, records: Records, child: Child, _case: Case) -> Iterator[OpenItem]:
    letters = records.find(Letter, family_id=child.family_id)
    if not any(one.kind is LetterKind.PLACEMENT and one.child_id in (None, child.id) for one in letters):
        said = _("{name}: Der Schulplatz steht fest. Die Familie weiß es noch nicht schriftlich.")
        yield _item(child, said, Deed.LETTER, _("Familie anschreiben"))
    given = records.find(PlaceRequest, child_id=child.id, state=list(GIVEN))
    starts_on = given[-1].starts_on if given else None
    if starts_on is None:
        said = _("{name}: Der erste Schultag ist noch nicht eingetragen.")
        yield _item(child, said, Deed.RECOMMEND, _("Schulbeginn eintragen"), Tone.NEUTRAL)
    elif starts_on <= desk.today:
        said = _("{name} sollte am {date} in der Schule beginnen. Die Bestätigung fehlt.")
        yield _item(child, said, Deed.RECOMMEND, _("Beginn eintragen"), date=write_date(starts_on))


_WAITS: dict[CaseState, Callable[[Desk, Records, Child, Case], Iterator[OpenItem]]] = {
    CaseState.COUNSELLED: _counselled,
    CaseState.RECOMMENDED: _recommended,
    CaseState.HANDED_OVER: _handed_over,
    CaseState.PLACED: _placed,
}


# What is missing


def _is_unanswered(child: Child, field: str) -> bool:
    """Neither a value nor somebody who does not know, does not say, or need not."""
    mark = mark_of(child.marks, field)
    settled = mark is not None and mark.no_value not in (None, NoValue.NOT_ASKED)
    return getattr(child, field) in (None, "") and not settled


def _after_talk(case: Case) -> bool:
    return case.is_waiting and case.state.order >= CaseState.COUNSELLED.order


def _no_wish(_desk: Desk, child: Child, case: Case) -> bool:
    asked = _is_unanswered(child, "wished_schools") and _is_unanswered(child, "wished_schulform")
    return _after_talk(case) and case.state.order < CaseState.HANDED_OVER.order and asked


def _no_health_check(_desk: Desk, child: Child, case: Case) -> bool:
    return _after_talk(case) and _is_unanswered(child, "health_check_on")


def _no_certificate(_desk: Desk, child: Child, case: Case) -> bool:
    return _after_talk(case) and bool(child.years_of_schooling) and child.certificate_present is False


def _no_measles_proof(_desk: Desk, child: Child, case: Case) -> bool:
    return _after_talk(case) and child.measles_proof is False


def _measles_not_asked(_desk: Desk, child: Child, case: Case) -> bool:
    return _after_talk(case) and _is_unanswered(child, "measles_proof")


_MISSING: tuple[tuple[Callable[[Desk, Child, Case], bool], str, str], ...] = (
    (
        _no_health_check,
        N_("{names}: Die schulärztliche Untersuchung ist noch nicht angemeldet."),
        N_("Untersuchung eintragen"),
    ),
    (_no_wish, N_("{names}: Nach dem Schulwunsch ist noch nicht gefragt."), N_("Wunsch eintragen")),
    (_no_certificate, N_("{names}: Das Zeugnis fehlt noch."), N_("Zeugnis eintragen")),
    (_measles_not_asked, N_("{names}: Nach dem Masern-Nachweis ist noch nicht gefragt."), N_("Nachweis eintragen")),
    (
        _no_measles_proof,
        N_("{names}: Der Masern-Nachweis fehlt. Dem Schulplatz steht das nicht im Weg."),
        N_("Nachweis eintragen"),
    ),
)


def _together(names: Sequence[str]) -> str:
    """„Omar, Lina und Yasmin“."""
    if len(names) == 1:
        return names[0]
    return _("{first} und {last}").format(first=", ".join(names[:-1]), last=names[-1])


def _item(child: Child, sentence: str, deed: Deed, deed_text: str, tone: Tone = Tone.CHECK, **words: str) -> OpenItem:
    return OpenItem(tone, sentence.format(name=name_of_child(child), **words), deed, deed_text, child.id)
