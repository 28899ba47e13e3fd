"""What becomes of two children and of two families, and what forbids it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import FieldMark, Source, mark_of
from kiberatung.domain.approvals import Approval, ApprovalKind
from kiberatung.domain.cases import Case, CaseState, CaseStep, CaseStepId, SideExit
from kiberatung.domain.children import Child, GermanLevel
from kiberatung.domain.different_persons import DifferentPersons
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.handovers import Handover, HandoverId, RecipientKind
from kiberatung.domain.language_checks import LanguageCheck, LanguageCheckId
from kiberatung.domain.languages import LanguageSkill, LanguageSkillId, SkillLevel
from kiberatung.domain.merges import Merge
from kiberatung.domain.notes import FollowUp, Note
from kiberatung.domain.schooling_gaps import GapCause, GapReason, GapReasonId
from kiberatung.domain.talks import TalkMark, TalkMarkId
from kiberatung.services.approvals import grant_approval
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.erasing import ErasureReason, ask_erasure
from kiberatung.services.family_history import WayBack, history_of
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.merging.comparison import compare_children, compare_families
from kiberatung.services.merging.different_persons import mark_as_different
from kiberatung.services.merging.hindrances import NeedsApproval
from kiberatung.services.merging.merge import ask_merge, merge
from kiberatung.services.merging.proposals import Side
from kiberatung.services.merging.taking_back import merges_of, take_back_merge
from kiberatung.services.merging.wishes import MergeWish, proposed_wish
from kiberatung.services.office import office_of
from kiberatung.services.sight import OutOfSight, Refused
from tests.services.merging.merging_families import MARCH, compared, found, merged, stored, two_families
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk
from tests.support.offices import an_office


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def test_two_families_of_the_same_people_become_one(desk: Desk) -> None:
    left, right = two_families(desk)
    done = merged(desk, left, right)
    assert (done.family_id, done.child_id) == (left.family.id, left.children[0].id)
    assert [family.id for family in found(desk, Family)] == [left.family.id]
    children = found(desk, Child)
    assert [(child.given_names, child.position) for child in children] == [("Ahmad", 0), ("Amira", 1), ("Yusuf", 2)]
    assert {child.family_id for child in children} == {left.family.id}
    ahmad = children[0]
    assert (ahmad.date_of_birth, ahmad.years_of_schooling) == (MARCH, 3)
    assert mark_of(ahmad.marks, "date_of_birth") == FieldMark("date_of_birth", None, Source.PASSPORT)
    assert {case.family_id for case in found(desk, Case)} == {left.family.id}
    assert len(found(desk, Guardian)) == 1


def test_everyone_who_followed_a_family_follows_the_one_they_became(desk: Desk) -> None:
    left, right = two_families(desk)
    merged(desk, left, right)
    assert found(desk, Family)[0].nationalities == ("475", "163")
    assert {child.nationalities for child in found(desk, Child)} == {("475", "163")}
    assert {child.own_fields for child in found(desk, Child)} == {()}


def test_a_child_with_an_answer_of_its_own_keeps_it(desk: Desk) -> None:
    left, right = two_families(desk)
    yusuf = right.children[1].id
    record_answer(desk, Place(right.family.id, "nationalities", yusuf), Given(("423",)))
    merged(desk, left, right)
    (kept,) = found(desk, Child, id=yusuf)
    assert (kept.nationalities, kept.own_fields) == (("423",), ("nationalities",))


def test_brothers_and_sisters_stay_when_the_person_says_so(desk: Desk) -> None:
    left, right = two_families(desk)
    merged(desk, left, right, comes_along=False)
    assert {family.id for family in found(desk, Family)} == {left.family.id, right.family.id}
    assert [child.given_names for child in found(desk, Child, family_id=right.family.id)] == ["Yusuf"]
    (ahmad,) = found(desk, Child, id=left.children[0].id)
    assert (ahmad.nationalities, ahmad.own_fields) == (("475", "163"), ("nationalities",))
    assert len(found(desk, Guardian, family_id=right.family.id)) == 1


def test_a_family_without_children_goes_whatever_was_said(desk: Desk) -> None:
    left, _right = two_families(desk)
    alone = stored(desk, a_family("Hadad").with_child("Achmed").with_guardian("Omar"))
    merged(desk, left, alone, comes_along=False)
    assert found(desk, Family, id=alone.family.id) == []
    assert {one.given_names for one in found(desk, Guardian, family_id=left.family.id)} == {"Rana", "Omar"}


def test_two_children_of_one_family_become_one(desk: Desk) -> None:
    left, _right = two_families(desk)
    one, other = left.children
    merge(desk, proposed_wish(compare_children(desk, one.id, other.id)))
    assert [child.id for child in found(desk, Child, family_id=left.family.id)] == [one.id]
    assert len(found(desk, Case, family_id=left.family.id)) == 1


def test_the_person_decides_each_field_and_the_rest_stands_in_the_note(desk: Desk) -> None:
    left, right = two_families(desk)
    choices = {(left.children[0].id, "date_of_birth"): Side.LEFT, (left.family.id, "street"): Side.RIGHT}
    merged(desk, left, right, choices=choices)
    assert found(desk, Child, id=left.children[0].id)[0].date_of_birth == date(2014, 1, 1)
    assert found(desk, Family)[0].town == "Greven"
    (note,) = found(desk, Note)
    assert "Zusammengeführt mit dem Fall 2026-0431." in note.text
    for told in ("Geburtsdatum: 09.03.2014 (Pass)", "Anschrift: Rheine", "Telefon: 0172"):
        assert told in note.text
    assert "05971" not in note.text, "what was taken is not lost"


def test_a_merge_that_loses_nothing_says_so(desk: Desk) -> None:
    one = stored(desk, a_family("Popa").with_child("Ana"))
    other = stored(desk, a_family("Popa").with_child("Ana", years_of_schooling=2))
    merged(desk, one, other)
    assert found(desk, Note)[0].text.endswith("Alle Angaben sind übernommen.")


@pytest.mark.parametrize(
    ("here", "there", "kept"),
    [
        (CaseState.REPORTED, CaseState.RECOMMENDED, CaseState.RECOMMENDED),
        (CaseState.HANDED_OVER, CaseState.INVITED, CaseState.HANDED_OVER),
        (CaseState.CLOSED, CaseState.INVITED, CaseState.INVITED),
        (CaseState.REPORTED, CaseState.REPORTED, CaseState.REPORTED),
    ],
)
def test_of_two_cases_the_open_and_further_one_stays_with_the_steps_of_both(
    desk: Desk, here: CaseState, there: CaseState, kept: CaseState
) -> None:
    built = [a_family().with_child("Ahmad", state) for state in (here, there)]
    early = replace(built[1].cases[0], opened_on=date(2026, 8, 1))
    built[1] = replace(built[1], cases=(early,))
    for place, one in enumerate(built):
        step = CaseStep(
            id=CaseStepId(desk.identifiers.next()),
            case_id=one.cases[0].id,
            state=one.cases[0].state,
            happened_on=TODAY,
            recorded_at=desk.clock.now(),
        )
        built[place] = stored(desk, one.with_record(step))
    merged(desk, *built)
    (case,) = found(desk, Case)
    assert (case.state, case.child_id, case.opened_on) == (kept, built[0].children[0].id, date(2026, 8, 1))
    assert {step.case_id for step in found(desk, CaseStep)} == {case.id}
    assert len(found(desk, CaseStep)) == 2


def test_an_ended_case_gives_way_to_an_open_one(desk: Desk) -> None:
    one, other = a_family().with_child("Ahmad", CaseState.PLACED), a_family().with_child("Ahmad")
    one = replace(one, cases=(one.cases[0].left_by(SideExit.MOVED_AWAY, TODAY),))
    left, right = stored(desk, one), stored(desk, other)
    assert "Der offene bleibt" in compared(desk, left, right).warnings[0]
    merged(desk, left, right)
    assert found(desk, Case)[0].is_open


def a_handover(desk: Desk, child: Child, number: str) -> Handover:
    return Handover(
        id=HandoverId(desk.identifiers.next()),
        number=number,
        recipient_kind=RecipientKind.SCHULAMT,
        recipient_name="Schulamt Steinfurt",
        child_ids=(child.id,),
        purpose="Platz",
        legal_basis="SchulG",
        format="xlsx",
        created_at=desk.clock.now(),
    )


def test_who_was_handed_over_twice_is_told_of_before_and_comes_back_in_a_week(desk: Desk) -> None:
    left, right = (a_family("Haddad").with_child("Ahmad", CaseState.HANDED_OVER) for _side in range(2))
    left = stored(desk, left.with_record(a_handover(desk, left.children[0], "Uebergabe-2026-1")))
    right = stored(desk, right.with_record(a_handover(desk, right.children[0], "Uebergabe-2026-2")))
    (warning,) = compared(desk, left, right).warnings
    assert "doppelt übergeben" in warning
    merged(desk, left, right)
    (follow_up,) = found(desk, FollowUp)
    assert follow_up.due_on == TODAY + timedelta(days=7)
    assert {"Uebergabe-2026-1", "Uebergabe-2026-2"} <= set(follow_up.text.replace(";", "").split())
    assert {one.child_ids for one in found(desk, Handover)} == {(left.children[0].id,)}


def test_a_language_of_both_becomes_one_line_filled_up_from_either(desk: Desk) -> None:
    def skill(child: Child, **more: Any) -> LanguageSkill:
        return LanguageSkill(id=LanguageSkillId(desk.identifiers.next()), child_id=child.id, language="ara", **more)

    left, right = a_family().with_child("Ahmad"), a_family().with_child("Ahmad")
    left = stored(desk, left.with_record(skill(left.children[0], speaks=SkillLevel.SURE)))
    right = right.with_record(skill(right.children[0], speaks=SkillLevel.GOOD, reads=SkillLevel.SOME))
    right = stored(desk, right)
    merged(desk, left, right)
    (kept,) = found(desk, LanguageSkill)
    assert (kept.speaks, kept.reads) == (SkillLevel.SURE, SkillLevel.SOME)
    assert "Sprache Arabisch: gut" in found(desk, Note)[0].text


def test_findings_of_a_language_and_reasons_of_gaps_stand_at_the_kept_child_once(desk: Desk) -> None:
    day = date(2026, 9, 1)

    def check(child: Child, on: date, level: GermanLevel) -> LanguageCheck:
        identifier = LanguageCheckId(desk.identifiers.next())
        return LanguageCheck(id=identifier, child_id=child.id, checked_on=on, overall=level)

    def gap(child: Child) -> GapReason:
        identifier = GapReasonId(desk.identifiers.next())
        first, last = date(2019, 6, 30), date(2021, 9, 1)
        return GapReason(id=identifier, child_id=child.id, cause=GapCause.WAR, started_on=first, ended_on=last)

    left, right = a_family().with_child("Ahmad"), a_family().with_child("Ahmad")
    left = left.with_record(check(left.children[0], day, GermanLevel.A1)).with_record(gap(left.children[0]))
    left = stored(desk, left)
    right = right.with_record(check(right.children[0], day, GermanLevel.A2)).with_record(gap(right.children[0]))
    right = right.with_record(check(right.children[0], day + timedelta(days=30), GermanLevel.A2))
    right = stored(desk, right)
    merged(desk, left, right)
    kept = found(desk, LanguageCheck)
    assert sorted((one.checked_on.month, one.overall) for one in kept) == [(9, GermanLevel.A1), (10, GermanLevel.A2)]
    assert {one.child_id for one in kept} == {left.children[0].id}
    assert len(found(desk, GapReason)) == 1
    assert "Sprachstand Deutsch vom 01.09.2026: A2" in found(desk, Note)[0].text


def test_marks_of_the_talk_at_one_question_say_what_either_said(desk: Desk) -> None:
    def mark(built: FamilyBuilder, **more: Any) -> TalkMark:
        known = {"family_id": built.family.id, "child_id": built.children[0].id, "field": "religion"}
        return TalkMark(id=TalkMarkId(desk.identifiers.next()), **(known | more))

    left, right = a_family().with_child("Ahmad"), a_family().with_child("Ahmad")
    left = stored(desk, left.with_record(mark(left, skipped=True, note="müde")))
    right = stored(desk, right.with_record(mark(right, to_ask_again=True, note="morgen")))
    merged(desk, left, right)
    (kept,) = found(desk, TalkMark)
    assert (kept.to_ask_again, kept.skipped, kept.note) == (True, False, "müde\nmorgen")


def test_a_third_child_that_is_neither_stays_neither(desk: Desk) -> None:
    left, right = two_families(desk)
    third = stored(desk, a_family("Haddad").with_child("Ahmed")).children[0]
    for child in (left.children[0], right.children[0]):
        mark_as_different(desk, child.id, third.id)
    mark_as_different(desk, left.children[0].id, right.children[0].id)
    assert compared(desk, left, right).is_marked
    merged(desk, left, right)
    assert desk.lists.known_different(left.children[0].id) == {third.id}
    assert len(found(desk, DifferentPersons)) == 1


def test_protection_of_either_holds_for_the_family_they_become(desk: Desk) -> None:
    left = stored(desk, a_family("Haddad").with_child("Ahmad"))
    right = stored(desk, a_family("Haddad", address_protected=True).with_child("Ahmad"))
    assert "geschützt" in compared(desk, left, right).warnings[0]
    merged(desk, left, right, choices={(left.family.id, "address_protected"): Side.LEFT})
    assert found(desk, Family)[0].address_protected


def test_the_trace_says_which_number_went_into_which(desk: Desk) -> None:
    left, right = two_families(desk)
    done = merged(desk, left, right)
    (trace,) = found(desk, Merge)
    assert (trace.family_id, trace.gone_family_id, trace.change_id) == (
        left.family.id,
        right.family.id,
        done.change_id,
    )
    assert [(one.change_id, one.gone_case_number) for one in merges_of(desk, left.family.id)] == [
        (done.change_id, "2026-0431")
    ]
    assert desk.lists.history(left.family.id, 1)[0].what == "Zusammenführung zweier Familien"


# what forbids it


def test_nothing_is_compared_or_merged_with_a_family_out_of_sight() -> None:
    office = an_office()
    mine, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    own = office.family(mine).with_child("Ahmad").stored_in(office.store)
    hidden = office.family(other).with_child("Ahmad").stored_in(office.store)
    wish = proposed_wish(compared(office.head, own, hidden))
    with pytest.raises(OutOfSight):
        compared(mine, own, hidden)
    with pytest.raises(OutOfSight):
        merge(mine, wish)
    assert len(found(office.head, Family)) == 2


def test_a_protected_family_of_a_colleague_is_not_merged_though_it_is_seen() -> None:
    office = an_office()
    office.open_to_colleagues()
    mine, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    own = office.family(mine).with_child("Ahmad").stored_in(office.store)
    theirs = office.family(other, address_protected=True).with_child("Ahmad").stored_in(office.store)
    with pytest.raises(Refused, match="vor Ihnen geschützt"):
        compared(mine, own, theirs)


@pytest.mark.parametrize("role", [Role.ADMINISTRATION, Role.READER, Role.DATA_PROTECTION, Role.TECHNICAL])
def test_who_does_not_counsel_does_not_merge(role: Role) -> None:
    office = an_office()
    left, right = (office.family(None).with_child("Ahmad").stored_in(office.store) for _side in range(2))
    wish = proposed_wish(compared(office.head, left, right))
    with pytest.raises(Refused):
        merge(office.desk(role), wish)


@pytest.mark.requirement("R44", figure="families of two counsellors merged only with a second account")
def test_families_of_two_counsellors_need_a_second_account() -> None:
    office = an_office()
    office.open_to_colleagues()
    mine, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    left = office.family(mine).with_child("Ahmad").stored_in(office.store)
    right = office.family(other).with_child("Ahmad").stored_in(office.store)
    seen = compared(mine, left, right)
    assert isinstance(seen.hindrance, NeedsApproval)
    with pytest.raises(NeedsApproval):
        merge(mine, proposed_wish(seen))
    asked = ask_merge(mine, left.family.id, right.family.id, "Beide haben denselben Pass")
    assert asked.purpose is ApprovalKind.MERGE
    with pytest.raises(NeedsApproval):
        merge(mine, proposed_wish(seen))
    grant_approval(office.desk(Role.DATA_PROTECTION), asked.id)
    assert compared(mine, right, left).hindrance is None, "it holds whichever stays"
    merge(mine, proposed_wish(seen))
    with office.store.reading() as records:
        assert records.get(Approval, asked.id).used_at is not None


def test_a_family_that_is_to_be_erased_is_not_merged(desk: Desk) -> None:
    left, right = two_families(desk)
    ask_erasure(desk, right.family.id, ErasureReason.WISH, "Die Familie wünscht es so")
    seen = compared(desk, left, right)
    assert seen.hindrance is not None
    assert "2026-0431" in seen.hindrance.message
    with pytest.raises(DomainError, match="endgültige Löschung"):
        merge(desk, proposed_wish(seen))
    assert len(found(desk, Family)) == 2


def test_a_child_that_left_its_family_meanwhile_is_not_merged(desk: Desk) -> None:
    left, right = two_families(desk)
    wish = proposed_wish(compared(desk, left, right))
    merge(desk, wish)
    with pytest.raises(DomainError):
        merge(desk, wish)
    double = replace(wish, children=(wish.children[0], wish.children[0]))
    with pytest.raises(DomainError, match="zweimal"):
        merge(desk, double)


def test_one_is_not_compared_with_itself(desk: Desk) -> None:
    left, _right = two_families(desk)
    with pytest.raises(DomainError):
        compare_children(desk, left.children[0].id, left.children[0].id)
    with pytest.raises(DomainError):
        compare_families(desk, left.family.id, left.family.id)


def test_families_are_compared_with_all_who_seem_to_be_the_same(desk: Desk) -> None:
    left, right = two_families(desk)
    seen = compare_families(desk, left.family.id, right.family.id)
    assert [pair.title for pair in seen.pairs] == ["Ahmad", "Familie", "Rana Haddad (andere Person)"]
    assert seen.child_ids is None
    wish: MergeWish = proposed_wish(seen, apart=[left.children[0].id])
    merge(desk, wish)
    assert [child.given_names for child in found(desk, Child)] == ["Ahmad", "Amira", "Ahmad", "Yusuf"]


def test_nobody_in_the_practice_town_needs_a_second_account() -> None:
    office = an_office()
    known = office_of(office.head)
    with office.head.changing("Übung") as work:
        work.put(replace(known, is_practice=True))
        work.commit()
    mine, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    left = office.family(mine).with_child("Ahmad").stored_in(office.store)
    right = office.family(other).with_child("Ahmad").stored_in(office.store)
    assert compared(office.head, left, right).hindrance is None


def test_the_history_names_the_merge_and_keeps_that_of_the_family_that_went(desk: Desk) -> None:
    left, right = two_families(desk)
    record_answer(desk, Place(right.family.id, "street"), Given("Lindenweg"))
    done = merged(desk, left, right)
    entries = history_of(desk, left.family.id, 20)
    (line,) = [entry for entry in entries if entry.what == "Zusammenführung zweier Familien"]
    assert (line.change_id, line.way_back) == (done.change_id, WayBack.TAKE_BACK)
    (note,) = [entry for entry in entries if entry.is_note]
    assert note.way_back is WayBack.NONE, "it goes with the merge"
    assert "Antwort eingetragen" in [entry.what for entry in entries]
    take_back_merge(desk, done.change_id)
    whats = [entry.what for entry in history_of(desk, left.family.id, 20)]
    assert "Zurückgenommen: Zusammenführung zweier Familien" in whats
    assert "Antwort eingetragen" not in whats


def test_the_log_keeps_that_it_was_merged_also_when_it_is_taken_back(desk: Desk) -> None:
    left, right = two_families(desk)
    take_back_merge(desk, merged(desk, left, right).change_id)
    (noted,) = desk.lists.noted_since(desk.clock.now(), [Deed.MERGE], 5)
    assert (noted.what, noted.why) == ("Zusammengeführt", "Fall 2026-0431 in Fall 2026-0412")


def test_an_address_is_taken_whole(desk: Desk) -> None:
    left = a_family("Popa", street="Lindenweg", house_number="4", town="Rheine").with_child("Ana")
    mark = (FieldMark("town", None, Source.NOTICE),)
    right = a_family("Popa", street="Am Markt", postcode="48268", town="Greven", marks=mark).with_child("Ana")
    left, right = stored(desk, left), stored(desk, right)
    merged(desk, left, right, choices={(left.family.id, "street"): Side.RIGHT})
    (family,) = found(desk, Family)
    assert (family.street, family.house_number, family.postcode, family.town) == ("Am Markt", "", "48268", "Greven")
    assert family.marks == mark
    assert "Anschrift: Lindenweg 4, Rheine" in found(desk, Note)[0].text
