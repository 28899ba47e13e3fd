"""What was typed and not saved: for its own account, told on the page of the day without its words."""

import re
from pathlib import Path

import pytest

from kiberatung.domain.families import FamilyId
from kiberatung.services.drafts import WORDS, draft_at, drafts_waiting, drop_draft, keep_draft
from kiberatung.services.families import ReportedFamily, report_family
from tests.support.builders import IDENTIFIERS
from tests.support.desks import a_desk

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.requirement("R07")


def test_a_draft_is_offered_until_it_is_dropped() -> None:
    desk = a_desk()
    keep_draft(desk, "note:1", {"text": "Die Mutter"})
    found = draft_at(desk, "note:1")
    assert found is not None
    assert found.values == {"text": "Die Mutter"}
    assert found.kept_at == desk.clock.now()
    drop_draft(desk, "note:1")
    assert draft_at(desk, "note:1") is None


def test_the_day_says_where_and_nothing_of_what() -> None:
    desk = a_desk()
    family_id = report_family(desk, ReportedFamily(family_name="Öztürk", given_names_of_children=("Can",)))
    keep_draft(desk, f"note:{family_id}", {"text": "geheim"}, family_id)
    keep_draft(desk, "new_family", {"name": "geheim"})
    lines = {line.words: line for line in drafts_waiting(desk)}
    assert set(lines) == {"Vermerk", "Neue Familie"}
    assert lines["Vermerk"].about.startswith("2026-")
    assert lines["Neue Familie"].about == ""
    assert "geheim" not in repr(lines)


def test_a_family_that_is_gone_has_no_number() -> None:
    desk = a_desk()
    gone = FamilyId(IDENTIFIERS.next())
    keep_draft(desk, f"note:{gone}", {"text": "alt"}, gone)
    assert [line.about for line in drafts_waiting(desk)] == [""]


def test_every_place_in_the_program_has_a_word_for_the_page_of_the_day() -> None:
    """`open_place` names a place by its kind before the colon."""
    used: set[str] = set()
    for path in (ROOT / "kiberatung" / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r"""(?:open_place|show_record)\(f?"([a-z_]+)[:"]""", text))
    assert used
    assert used <= set(WORDS)
