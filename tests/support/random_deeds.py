"""A day at random: every deed of the program that can be taken back, with what the dice gave it."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.cases import CaseState, SchulpflichtDecision, SideExit
from kiberatung.domain.children import Child, DateCertainty, GermanLevel, Sex
from kiberatung.domain.consents import Consent
from kiberatung.domain.different_persons import DifferentPersons
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.domain.handovers import Handover, HandoverAnswer, RecipientKind
from kiberatung.domain.information_given import Confirmation, GivenInformation, InformationTopic
from kiberatung.domain.interpreters import BookingState, Interpreter
from kiberatung.domain.letters import Letter, LetterKind
from kiberatung.domain.list_views import ListView
from kiberatung.domain.mrz.reading import read_zone
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId, School
from kiberatung.services import (
    accounts,
    answer_warnings,
    appointments,
    cases,
    families,
    intake,
    intake_page,
    list_views,
    notes,
    office,
    place_lists,
    places,
    recommendations,
    text_blocks,
)
from kiberatung.services.answer_texts import AnswerTexts, BirthDate
from kiberatung.services.desk import Desk
from kiberatung.services.forms import comparing, taking
from kiberatung.services.handovers import registering
from kiberatung.services.information import giving as information
from kiberatung.services.intake import Given, Place
from kiberatung.services.intake_import import importing
from kiberatung.services.law import versions as law_versions
from kiberatung.services.letters import register as letters
from kiberatung.services.letters import sending_kept
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from kiberatung.services.merging import different_persons
from kiberatung.services.merging import merge as merging
from kiberatung.services.merging.comparison import compare_families
from kiberatung.services.merging.wishes import proposed_wish
from kiberatung.services.questions import QUESTIONS, Scope
from kiberatung.services.schulpflicht import decisions as schulpflicht_decisions
from kiberatung.services.schulpflicht import determining as schulpflicht
from kiberatung.services.talk import deeds as talks
from tests.documents.sheets import a_sheet
from tests.services.forms.form_desk import a_form
from tests.support.desks import RESOURCES
from tests.support.dice import Dice, NothingToDo
from tests.support.schooling_deeds import SCHOOLING_DEEDS
from tests.support.text_deeds import TEXT_DEEDS
from tests.support.zones import passport_zone

SEVERAL = {"nationalities": (("475",), ("163", "475")), "home_languages": (("apc",), ("tur", "apc"))}
DRAFT_LAW = "18-schraeg"
KEYS = {"residence_status": None, "suspension": None, "country_of_birth": "475", "religion": "RK"}


def answer_question(dice: Dice) -> None:
    question = dice.any(QUESTIONS)
    child = dice.one(Child)
    for_family = question.scope is Scope.FAMILY or (question.scope is Scope.SHARED and dice.random.random() < 0.5)
    place = Place(child.family_id, question.field, None if for_family else child.id)
    source = dice.any([None, *Source])
    value = _value_of(dice, question)
    given = Given(no_value=dice.any(NoValue)) if dice.random.random() < 0.25 else Given(value, source=source)
    intake.record_answer(dice.desk, place, given)


def _value_of(dice: Dice, question: Any) -> object:
    if question.field in SEVERAL:
        return dice.any(SEVERAL[question.field])
    if question.field in KEYS:
        return KEYS[question.field] if question.choices is None else dice.any(question.choices)
    special = {
        "sex": Sex.FEMALE,
        "german_level": GermanLevel.A1,
        "date_of_birth": BirthDate(dice.day(), dice.any(DateCertainty)),
        "years_of_schooling": dice.random.randrange(9),
        "kindergarten_months": dice.random.randrange(30),
        "wished_schulform": "GE",
        "interpreter_language": "apc",
        "letter_language": "ar",
        "address_protected": dice.random.random() < 0.1,
    }
    if question.field in special:
        return special[question.field]
    if question.field.endswith("_on") or question.field.endswith(("_since", "_from", "_until")):
        return dice.day(3)
    return dice.name() if question.form.name in ("TEXT", "SCRIPT") else dice.random.random() < 0.5


def follow(dice: Dice) -> None:
    child = dice.one(Child)
    if not child.own_fields:
        raise NothingToDo
    intake.follow_family(dice.desk, Place(child.family_id, dice.any(child.own_fields), child.id))


def take_zone(dice: Dice) -> None:
    zone = passport_zone(f"AL<KHATIB<<{dice.any(('OMAR', 'LINA<SOPHIE', 'SAMI'))}", sex=dice.any("MF"))
    intake.apply_zone(dice.desk, dice.one(Child).id, read_zone(zone, dice.desk.today, {"SYR": "475"}))


def report(dice: Dice) -> None:
    children = tuple(dice.name() for _ in range(dice.random.randrange(1, 4)))
    wish = families.ReportedFamily(family_name=dice.name(), given_names_of_children=children, reported_by="Amt")
    families.report_family(dice.desk, wish)


def remove_child(dice: Dice) -> None:
    families.remove_child(dice.desk, dice.one(Child).id)


def guardian(dice: Dice) -> None:
    family = families.load_family(dice.desk, dice.one(Family).id)
    new = families.new_guardian(dice.desk, family)
    families.put_guardian(dice.desk, replace(new, given_names=dice.name(), kind=dice.any(GuardianKind)))


def change_guardian(dice: Dice) -> None:
    field, value = dice.any([("given_names", dice.name()), ("has_custody", True), ("languages", ("tur",))])
    families.change_guardian(dice.desk, dice.one(Guardian).id, field, value)


def take_in(dice: Dice) -> None:
    importing.take_in_families(dice.desk, json.loads(_story())[:1])


@cache
def _story() -> str:
    return (RESOURCES / "practice_town" / "story.json").read_text(encoding="utf-8")


def plan(dice: Dice) -> None:
    wish = appointments.AppointmentWish(starts_at=dice.coming(), place=dice.word())
    appointments.plan_appointment(dice.desk, dice.one(Family).id, wish)


def move(dice: Dice) -> None:
    wish = appointments.AppointmentWish(starts_at=dice.coming(), minutes=45)
    appointments.move_appointment(dice.desk, dice.one(Appointment).id, wish)


def talk_state(dice: Dice) -> None:
    appointments.set_appointment_state(dice.desk, dice.one(Appointment).id, dice.any(AppointmentState))


def hold(dice: Dice) -> None:
    appointment = dice.one(Appointment)
    record = appointments.ConsultationRecord(minutes=50, language="apc", topics=("schule",))
    appointments.hold_consultation(dice.desk, appointment.family_id, record, appointment.id)


def pool(dice: Dice) -> None:
    appointments.add_interpreter(dice.desk, dice.name(), ("apc",))


def change_pool(dice: Dice) -> None:
    appointments.put_interpreter(dice.desk, replace(dice.one(Interpreter), dialects=dice.word()))


def book(dice: Dice) -> None:
    talk, interpreter = dice.one(Appointment), dice.one(Interpreter)
    appointments.book_interpreter(dice.desk, talk.id, interpreter.id, dice.any(BookingState))


def recommend(dice: Dice) -> None:
    support = dice.any(GermanSupport)
    choice = recommendations.RecommendationChoice(grade=dice.random.randrange(1, 11), german_support=support)
    recommendations.record_recommendation(dice.desk, dice.one(Child).id, choice, "Die Tante wohnt neben der Schule.")


def inform(dice: Dice) -> None:
    child = dice.one(Child)
    wish = information.InformationWish(
        family_id=child.family_id,
        child_id=dice.any([None, child.id]),
        given_on=dice.day(),
        topics=tuple(dice.random.sample(list(InformationTopic), 2)),
        language=dice.any(("apc", "deu")),
        interpreted_by=dice.any(("", dice.name())),
    )
    information.give_information(dice.desk, wish)


def keep_letter(dice: Dice) -> None:
    child = dice.one(Child)
    request = LetterRequest(kind=LetterKind.PLACEMENT, family_id=child.family_id, child_id=child.id, language="ar")
    letters.record_letter_sent(dice.desk, PreparedLetter(request, a_sheet(), (), ()), way=letters.LetterWay.KEPT)


def send_kept_letter(dice: Dice) -> None:
    way = dice.any([letters.LetterWay.PRINTED, letters.LetterWay.FILE])
    sending_kept.record_kept_sent(dice.desk, dice.one(Letter, sent_on=None).id, dice.word(), way)


def decide(dice: Dice) -> None:
    schulpflicht.decide_schulpflicht(dice.desk, dice.one(Child).id, "yes", "", "Steht so im Bescheid des Amtes.")


def consent(dice: Dice) -> None:
    recipients = (RecipientKind.SCHULAMT, RecipientKind.SCHOOL)
    notes.record_consent(dice.desk, dice.one(Family).id, recipients, given_by=dice.name())


def group(dice: Dice) -> None:
    school = dice.one(School)
    made = LearningGroup(
        id=LearningGroupId(dice.desk.identifiers.next()),
        school_number=school.number,
        name=f"Gruppe {dice.random.randrange(10_000)}",
        german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
        grade_from=5,
        grade_until=7,
        capacity=18,
        as_of=dice.desk.today,
    )
    places.record_learning_group(dice.desk, made)


def import_groups(dice: Dice) -> None:
    values = dict.fromkeys(place_lists.COLUMNS, "")
    values |= {"school_number": dice.one(School).number, "name": f"Liste {dice.random.randrange(9)}"}
    values |= {"support": "deutschfoerderklasse", "grade_from": "5", "grade_until": "6", "capacity": "18"}
    values |= {"occupied": str(dice.random.randrange(18)), "as_of": dice.desk.today.isoformat()}
    place_lists.import_learning_groups(dice.desk, [values])


def ask(dice: Dice) -> None:
    places.ask_place(dice.desk, dice.one(Child).id, dice.one(School).number)


def school_answers(dice: Dice) -> None:
    answer = places.PlaceAnswer(state=dice.any(places.ANSWERS), reason=dice.word())
    places.record_answer(dice.desk, dice.one(PlaceRequest).id, answer)


def begin(dice: Dice) -> None:
    given = dice.one(PlaceRequest, state=[PlaceRequestState.ACCEPTED, PlaceRequestState.ASSIGNED])
    places.record_start(dice.desk, given.child_id, dice.desk.today, "6b")


def take_in_draft(dice: Dice) -> None:
    """A draft that comes with the program, its title as the office calls it."""
    source = json.loads((RESOURCES / "law" / f"{DRAFT_LAW}.json").read_text(encoding="utf-8"))
    law_versions.take_in_law(dice.desk, json.dumps(source | {"title": dice.word()}, ensure_ascii=False, indent=2))


def found_right(dice: Dice) -> None:
    file = families.load_family(dice.desk, dice.one(Family).id)
    with dice.desk.reading() as records:
        around = answer_warnings.read_surroundings(dice.desk, records, file)
    doubts = answer_warnings.open_doubts(file.family, file.children, around, dice.desk.today)
    if not doubts:
        raise NothingToDo
    answer_warnings.find_right(dice.desk, file.family.id, dice.any(doubts))


def merge_two(dice: Dice) -> None:
    """Families as the program proposes it; those that are one are looked for again."""
    left, right = dice.one(Family), dice.one(Family)
    if left.id == right.id:
        raise NothingToDo
    merging.merge(dice.desk, proposed_wish(compare_families(dice.desk, left.id, right.id)))


def different(dice: Dice) -> None:
    different_persons.mark_as_different(dice.desk, dice.one(Child).id, dice.one(Child).id)


def not_different(dice: Dice) -> None:
    pair = dice.one(DifferentPersons)
    different_persons.unmark_as_different(dice.desk, pair.child_id, pair.other_id)


def take_form_back(dice: Dice) -> None:
    """A form with a known child and a new one; whatever is new or contradicts is taken."""
    child = dice.one(Child)
    form = a_form(
        family_email=dice.any(("a@b.example", "c@d.example")),
        guardian1_given_names=dice.name(),
        child1_given_names=child.given_names or dice.name(),
        child1_place_of_birth=dice.name(),
        child1_years_of_schooling=str(dice.random.randrange(12)),
        child2_given_names=dice.name(),
    )
    texts = AnswerTexts(dice.desk.words)
    seen = comparing.preview_form(dice.desk, texts, child.family_id, form)
    keys = frozenset(row.key for row in seen.rows if dice.random.random() < 0.7)
    taking.take_form(dice.desk, texts, child.family_id, taking.FormWish(form, seen, {}, keys))


def take_form_of_new_family(dice: Dice) -> None:
    form = a_form(child1_given_names=dice.name(), child1_family_name=dice.name(), guardian1_given_names=dice.name())
    texts = AnswerTexts(dice.desk.words)
    seen = comparing.preview_new_family(dice.desk, texts, form)
    taking.take_new_family(dice.desk, texts, taking.FormWish(form, seen, {}, frozenset(row.key for row in seen.rows)))


def ask_of(dice: Dice) -> Place:
    child = dice.one(Child)
    return Place(child.family_id, dice.any(QUESTIONS).field, child.id)


def block(dice: Dice) -> None:
    word = f"wort{dice.random.randrange(9)}"
    text_blocks.put_block(
        dice.desk, text_blocks.BlockWish(word, "Titel", dice.word(), is_own=dice.random.random() < 0.5)
    )


def remove_block(dice: Dice) -> None:
    text_blocks.remove_block(dice.desk, dice.any(text_blocks.text_blocks(dice.desk)))


def view(dice: Dice) -> None:
    wish = list_views.ViewWish(list_name="families", name=f"Ansicht {dice.random.randrange(5)}")
    list_views.save_view(dice.desk, wish)


DEEDS: dict[str, Callable[[Dice], object]] = {
    "answer_warnings.find_right": found_right,
    "list_views.delete_view": lambda dice: list_views.delete_view(dice.desk, dice.one(ListView).id),
    "list_views.rename_view": lambda dice: list_views.rename_view(dice.desk, dice.one(ListView).id, dice.name()),
    "list_views.save_view": view,
    "list_views.share_view": lambda dice: list_views.share_view(
        dice.desk, dice.one(ListView).id, shared=dice.random.random() < 0.5
    ),
    "merging.different_persons.mark_as_different": different,
    "merging.different_persons.unmark_as_different": not_different,
    "merging.merge.merge": merge_two,
    "talk.deeds.begin_talk": lambda dice: talks.begin_talk(
        dice.desk, dice.one(Family).id, dice.name(), keeps_confidence=True
    ),
    "talk.deeds.choose_talk_language": lambda dice: talks.choose_talk_language(
        dice.desk, dice.one(Family).id, dice.any(("ukr", "apc", "tir")), ("ar", "uk")
    ),
    "talk.deeds.mark_to_ask_again": lambda dice: talks.mark_to_ask_again(
        dice.desk, ask_of(dice), wanted=dice.random.random() < 0.7
    ),
    "talk.deeds.note_on_question": lambda dice: talks.note_on_question(dice.desk, ask_of(dice), dice.word()),
    "talk.deeds.skip_question": lambda dice: talks.skip_question(dice.desk, ask_of(dice)),
    "text_blocks.put_block": block,
    "text_blocks.remove_block": remove_block,
    "accounts.assign_family": lambda dice: accounts.assign_family(
        dice.desk, dice.one(Family).id, dice.any([None, dice.desk.account.id])
    ),
    "appointments.add_interpreter": pool,
    "appointments.book_interpreter": book,
    "appointments.hold_consultation": hold,
    "appointments.move_appointment": move,
    "appointments.plan_appointment": plan,
    "appointments.put_interpreter": change_pool,
    "appointments.set_appointment_state": talk_state,
    "cases.leave_by_side_exit": lambda dice: cases.leave_by_side_exit(
        dice.desk, dice.one(Child).id, dice.any(SideExit), dice.word()
    ),
    "cases.set_case_state": lambda dice: cases.set_case_state(dice.desk, dice.one(Child).id, dice.any(CaseState)),
    "families.add_child": lambda dice: families.add_child(dice.desk, dice.one(Family).id, dice.name()),
    "families.change_guardian": change_guardian,
    "families.put_guardian": guardian,
    "families.remove_child": remove_child,
    "families.remove_guardian": lambda dice: families.remove_guardian(dice.desk, dice.one(Guardian)),
    "families.report_family": report,
    "handovers.registering.record_handover_answer": lambda dice: registering.record_handover_answer(
        dice.desk, dice.one(Handover).id, dice.any(HandoverAnswer), dice.word()
    ),
    "intake.apply_zone": take_zone,
    "intake.follow_family": follow,
    "information.giving.confirm_information": lambda dice: information.confirm_information(
        dice.desk, dice.one(GivenInformation).id, dice.any(Confirmation), dice.name()
    ),
    "information.giving.give_information": inform,
    "forms.taking.take_form": take_form_back,
    "forms.taking.take_new_family": take_form_of_new_family,
    "intake.record_answer": answer_question,
    "intake_import.importing.take_in_families": take_in,
    "intake_page.finish_intake": lambda dice: intake_page.finish_intake(dice.desk, dice.one(Family).id),
    **SCHOOLING_DEEDS,
    **TEXT_DEEDS,
    "letters.register.record_letter_sent": keep_letter,
    "letters.sending_kept.record_kept_sent": send_kept_letter,
    "law.versions.put_back_law": lambda dice: law_versions.put_back_law(dice.desk, DRAFT_LAW),
    "law.versions.take_in_law": take_in_draft,
    "notes.finish_follow_up": lambda dice: notes.finish_follow_up(dice.desk, dice.one(FollowUp, done_on=None)),
    "notes.plan_follow_up": lambda dice: notes.plan_follow_up(
        dice.desk, dice.one(Family).id, dice.coming().date(), dice.word()
    ),
    "notes.record_consent": consent,
    "notes.withdraw_consent": lambda dice: notes.withdraw_consent(dice.desk, dice.one(Consent, withdrawn_on=None)),
    "notes.write_note": lambda dice: notes.write_note(dice.desk, dice.one(Family).id, dice.word()),
    "office.change_office": lambda dice: office.change_office(
        dice.desk, replace(office.office_of(dice.desk), street=dice.name())
    ),
    "place_lists.import_learning_groups": import_groups,
    "places.ask_place": ask,
    "places.record_answer": school_answers,
    "places.record_learning_group": group,
    "places.record_start": begin,
    "places.remove_learning_group": lambda dice: places.remove_learning_group(dice.desk, dice.one(LearningGroup).id),
    "places.update_free_places": lambda dice: places.update_free_places(
        dice.desk, dice.one(LearningGroup).id, dice.random.randrange(18)
    ),
    "recommendations.record_recommendation": recommend,
    "schulpflicht.determining.decide_schulpflicht": decide,
    "schulpflicht.decisions.uphold_decision": lambda dice: schulpflicht_decisions.uphold_decision(
        dice.desk, dice.one(SchulpflichtDecision).child_id
    ),
    "schulpflicht.decisions.withdraw_decision": lambda dice: schulpflicht_decisions.withdraw_decision(
        dice.desk, dice.one(SchulpflichtDecision).child_id
    ),
}
"""By the name of the use case; `tests.storage.test_undo_all` sees that none that can be taken back is missing."""


def do_at_random(desk: Desk, dice: random.Random, count: int) -> list[str]:
    """The names of `count` deeds that changed something, in their order."""
    done: list[str] = []
    names = [*DEEDS, *["intake.record_answer"] * 12]
    while len(done) < count:
        name = dice.choice(names)
        before = desk.lists.last_undoable(desk.account.id)
        try:
            DEEDS[name](Dice(desk, dice))
        except (NothingToDo, DomainError):
            continue
        if desk.lists.last_undoable(desk.account.id) != before:
            done.append(name)
    return done
