"""Text blocks: ready ones, of the office, one's own; filled from the family; every deed can be taken back."""

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.services.desk import Desk
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.text_blocks import (
    Block,
    BlockWish,
    filled,
    filled_blocks,
    put_block,
    remove_block,
    text_blocks,
)
from kiberatung.services.text_blocks_ready import READY
from kiberatung.services.undo import undo_last
from tests.support.desks import a_desk


def wish(word: str = "bus", text: str = "{Vorname} fährt mit dem Bus.", *, is_own: bool = False) -> BlockWish:
    return BlockWish(word, "Weg zur Schule", text, is_own)


def named(desk: Desk, word: str) -> Block | None:
    return next((block for block in text_blocks(desk) if block.word == word), None)


def test_ten_come_with_the_program_each_with_its_own_word() -> None:
    desk = a_desk()
    assert len({block.word for block in text_blocks(desk)}) == len(READY) == 10


def test_fields_are_filled_from_the_family_and_gaps_stay() -> None:
    desk = a_desk()
    family_id = report_family(desk, ReportedFamily(family_name="Nasser", given_names_of_children=("Omar",)))
    texts = {block.word: block.text for block in filled_blocks(desk, family_id)}
    assert texts["nicht"] == (
        "Familie Nasser ist zum Termin am 23.11.2026 nicht erschienen. Zweite Einladung wird verschickt."
    )
    assert texts["zeug"].startswith("Zeugnisse für Omar")
    assert "____" in texts["tel"]


def test_a_name_with_braces_is_no_field() -> None:
    assert filled("{Familie}", {"Familie": "{Datum}", "Datum": "heute"}) == "{Datum}"
    assert filled("{Datum}", {}) == "____"


def test_a_block_is_added_changed_and_removed_and_all_of_it_is_undone() -> None:
    desk = a_desk()
    block = put_block(desk, wish())
    changed = put_block(desk, BlockWish("bus", "Weg", "zu Fuß", is_own=False, kept=block))
    shown = named(desk, "bus")
    assert shown is not None
    assert shown.text == "zu Fuß"
    remove_block(desk, shown)
    assert named(desk, "bus") is None
    for text in ("zu Fuß", block.text):
        undo_last(desk)
        again = named(desk, "bus")
        assert again is not None
        assert again.text == text
    undo_last(desk)
    assert named(desk, "bus") is None
    assert changed.id == block.id


def test_one_of_the_program_can_be_taken_away_and_comes_back_by_undo() -> None:
    desk = a_desk()
    block = named(desk, "tel")
    assert block is not None
    remove_block(desk, block)
    assert named(desk, "tel") is None
    undo_last(desk)
    assert named(desk, "tel") is not None


def test_an_own_block_goes_before_that_of_the_office_and_nobody_else_sees_it() -> None:
    head = a_desk()
    colleague = a_desk(head.store, Role.COUNSELLOR)
    put_block(head, wish(text="vom Büro"))
    own = put_block(colleague, wish(text="meiner", is_own=True))
    assert [block.text for block in (named(colleague, "bus"), named(head, "bus")) if block] == ["meiner", "vom Büro"]
    with pytest.raises(DomainError, match="gehört jemand anderem"):
        put_block(head, BlockWish("bus", "Weg", "fremd", is_own=True, kept=own))
    with pytest.raises(DomainError, match="gehört jemand anderem"):
        remove_block(head, Block("bus", "Weg", "fremd", own, is_own=True))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (wish(""), "Kurzwort"),
        (wish("zwei Worte"), "Kurzwort"),
        (wish("w" * 21), "Kurzwort"),
        (wish(text=" "), "Text fehlt"),
        (wish(text="{Hausnummer}"), "Hausnummer"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(wrong: BlockWish, said: str) -> None:
    desk = a_desk()
    with pytest.raises(DomainError, match=said):
        put_block(desk, wrong)
    assert len(text_blocks(desk)) == len(READY)


def test_a_word_serves_once() -> None:
    desk = a_desk()
    put_block(desk, wish())
    with pytest.raises(DomainError, match="schon vergeben"):
        put_block(desk, wish("BUS"))
