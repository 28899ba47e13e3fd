"""The handover itself: file, register and steps of the cases belong together, or none of them happens."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.cases import Case, CaseState, CaseStep
from kiberatung.domain.children import Child, Sex
from kiberatung.domain.consents import Consent
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.handovers import Handover, HandoverAnswer, RecipientKind
from kiberatung.exchange.container import opened_seven_zip
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.choosing import ready_children
from kiberatung.services.handovers.creating import HandoverResult, create_handover, create_plain_handover
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat, Lock, Protection, SchildChoice
from kiberatung.services.handovers.previewing import HandoverPreview, preview_handover
from kiberatung.services.handovers.recipients import recipient_named
from kiberatung.services.handovers.registering import handover_register, record_handover_answer
from tests.services.handovers.handover_desk import FOUR, LINA, OMAR, TODAY, YILMAZ, MemoryStore, a_desk, a_writer

WORDS = "ampel birke hafen krug linde wolke"
SEALED = Lock(protection=Protection.SEVEN_ZIP, passphrase=WORDS)
PLAIN = Lock(protection=Protection.PLAIN, plain_reason="Dort gibt es kein 7-Zip.")


def preview_for(desk: Desk, to: str = "schulamt") -> HandoverPreview:
    form = HandoverForm(format=HandoverFormat.XLSX)
    return preview_handover(desk, recipient_named(desk, to), FOUR, form, a_writer())


def hand_over(desk: Desk, target: Path, to: str = "schulamt") -> HandoverResult:
    return create_handover(desk, preview_for(desk, to), SEALED, target, a_writer())


def untouched(store: MemoryStore, folder: Path) -> bool:
    states = {case.state for case in store.all(Case)}
    return not (store.changes or list(folder.iterdir()) or store.all(Handover)) and states == {CaseState.RECOMMENDED}


def test_the_register_says_what_left_and_the_file_is_that(tmp_path: Path) -> None:
    desk, store = a_desk()
    result = hand_over(desk, tmp_path)
    [entry] = store.all(Handover)
    assert entry == result.handover
    assert result.written.path == tmp_path / "Uebergabe-2026-001.7z"
    assert list(opened_seven_zip(result.written.path.read_bytes(), WORDS)) == ["Uebergabe-2026-001.xlsx"]
    assert (entry.number, entry.child_ids, entry.item_count) == ("Uebergabe-2026-001", FOUR, 54)
    assert (entry.recipient_kind, entry.encrypted, entry.format) == (RecipientKind.SCHULAMT, True, "xlsx")
    assert (entry.purpose, entry.created_at) == ("um Schulplätze zuzuweisen", desk.clock.now())
    assert "24.11.2026" in entry.legal_basis
    assert len(entry.sha256) == 64


def test_every_case_moves_one_step_in_the_same_change_that_is_not_undone(tmp_path: Path) -> None:
    desk, store = a_desk()
    hand_over(desk, tmp_path)
    assert [(case.state, case.state_since) for case in store.all(Case)] == [(CaseState.HANDED_OVER, TODAY)] * 4
    assert {step.reason for step in store.all(CaseStep)} == {"Uebergabe-2026-001"}
    assert len(store.all(CaseStep)) == 4
    [change] = store.changes
    assert not change.undoable


def test_a_case_that_is_further_stays_where_it_is(tmp_path: Path) -> None:
    desk, store = a_desk()
    store.add(*(case.moved_to(CaseState.PLACED, TODAY) for case in store.all(Case)))
    hand_over(desk, tmp_path)
    assert {case.state for case in store.all(Case)} == {CaseState.PLACED}
    assert store.all(CaseStep) == []


def test_the_gesundheitsamt_gets_its_list_without_moving_the_cases(tmp_path: Path) -> None:
    desk, store = a_desk()
    hand_over(desk, tmp_path, "gesundheitsamt")
    assert {case.state for case in store.all(Case)} == {CaseState.RECOMMENDED}
    assert len(store.all(Handover)) == 1


def test_numbers_count_on_and_each_year_begins_at_one(tmp_path: Path) -> None:
    desk, _store = a_desk()
    assert [hand_over(desk, tmp_path).handover.number for _ in range(2)] == ["Uebergabe-2026-001", "Uebergabe-2026-002"]
    assert [entry.number[-3:] for entry in handover_register(desk)] == ["002", "001"]


def test_without_consent_nothing_is_written(tmp_path: Path) -> None:
    desk, store = a_desk()
    seen = preview_for(desk)
    consent = next(one for one in store.all(Consent) if one.family_id == YILMAZ)
    store.add(replace(consent, withdrawn_on=TODAY))
    with pytest.raises(DomainError, match="fehlt die Einwilligung") as refused:
        create_handover(desk, seen, SEALED, tmp_path, a_writer())
    assert "Tragen Sie die Einwilligung ein" in refused.value.next_step
    assert "Yılmaz" not in str(refused.value)
    assert untouched(store, tmp_path)


def test_what_changed_after_the_look_does_not_leave(tmp_path: Path) -> None:
    desk, store = a_desk()
    seen = preview_for(desk)
    omar = next(child for child in store.all(Child) if child.id == OMAR)
    store.add(replace(omar, sex=Sex.FEMALE))
    with pytest.raises(DomainError, match="seit der Vorschau geändert"):
        create_handover(desk, seen, SEALED, tmp_path, a_writer())
    assert untouched(store, tmp_path)


def test_a_missing_needed_fact_stops_it(tmp_path: Path) -> None:
    desk, store = a_desk()
    lina = next(child for child in store.all(Child) if child.id == LINA)
    store.add(replace(lina, date_of_birth=None))
    with pytest.raises(DomainError, match="Es fehlen Angaben"):
        hand_over(desk, tmp_path)
    assert untouched(store, tmp_path)


class FullDisk:
    """A writer whose disk is full."""

    def inspect(self, content: Any, form: Any) -> Any:
        return a_writer().inspect(content, form)

    def write(self, *_arguments: Any) -> Any:
        raise EnvironmentFault("voll")

    def discard(self, written: Any) -> None:
        raise AssertionError(written)


def test_a_writer_that_fails_leaves_no_entry(tmp_path: Path) -> None:
    desk, store = a_desk()
    with pytest.raises(EnvironmentFault, match="voll"):
        create_handover(desk, preview_for(desk), SEALED, tmp_path, FullDisk())
    assert untouched(store, tmp_path)


def test_a_register_that_fails_takes_the_file_back(tmp_path: Path) -> None:
    desk, store = a_desk()
    store.fails_at_commit = True
    with pytest.raises(OSError, match="disk full"):
        hand_over(desk, tmp_path)
    assert untouched(store, tmp_path)


def test_plain_needs_a_reason_which_the_register_keeps(tmp_path: Path) -> None:
    desk, store = a_desk()
    with pytest.raises(DomainError, match="braucht die Übergabe einen Grund"):
        Lock(protection=Protection.PLAIN, plain_reason="eilig    ")
    result = create_plain_handover(desk, preview_for(desk), PLAIN, tmp_path, a_writer())
    [entry] = store.all(Handover)
    assert (entry.encrypted, entry.plain_reason) == (False, "Dort gibt es kein 7-Zip.")
    assert (result.written.path.name, result.passphrase) == ("Uebergabe-2026-001.xlsx", "")


def test_plain_is_a_right_of_its_own(tmp_path: Path) -> None:
    desk, store = a_desk(Role.ADMINISTRATION)
    with pytest.raises(DomainError, match="Ihr Konto darf das nicht"):
        create_plain_handover(desk, preview_for(desk), PLAIN, tmp_path, a_writer())
    with pytest.raises(DomainError, match="Unverschlüsselt geht das hier nicht"):
        create_handover(desk, preview_for(desk), PLAIN, tmp_path, a_writer())
    assert untouched(store, tmp_path)
    assert hand_over(desk, tmp_path).passphrase == WORDS


def test_a_passphrase_is_never_part_of_a_representation(tmp_path: Path) -> None:
    desk, store = a_desk()
    result = hand_over(desk, tmp_path)
    assert WORDS not in repr(SEALED) + repr(result) + repr(store.records)


def test_no_passphrase_and_no_such_columns_are_refused() -> None:
    with pytest.raises(DomainError, match="Passphrase fehlt"):
        Lock(protection=Protection.SEVEN_ZIP)
    with pytest.raises(DomainError, match="Passphrase fehlt"):
        Lock(protection=Protection.SEVEN_ZIP, recipient_key="age1abc")
    with pytest.raises(DomainError, match="So liest SchILD-NRW"):
        SchildChoice(basis_columns=51)


def test_children_are_ready_once_per_office(tmp_path: Path) -> None:
    desk, _store = a_desk()
    assert ready_children(desk, RecipientKind.SCHULAMT) == list(FOUR)
    assert ready_children(desk, RecipientKind.SCHULAMT, since=date(2026, 11, 21)) == []
    hand_over(desk, tmp_path)
    assert ready_children(desk, RecipientKind.SCHULAMT) == []
    assert ready_children(desk, RecipientKind.GESUNDHEITSAMT) == list(FOUR)


def test_the_answer_is_entered_with_its_reason(tmp_path: Path) -> None:
    desk, store = a_desk()
    entry = hand_over(desk, tmp_path).handover
    record_handover_answer(desk, entry.id, HandoverAnswer.DECLINED, " Kein Platz frei. ")
    [answered] = store.all(Handover)
    assert (answered.answer, answered.answered_on, answered.answer_reason) == ("declined", TODAY, "Kein Platz frei.")
