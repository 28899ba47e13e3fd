"""Nothing leaves that no item declares: by construction, for every field and every recipient."""

import dataclasses

import pytest

from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.handovers.child_files import ChildFile, load_child_files
from kiberatung.services.handovers.items import Surroundings
from kiberatung.services.handovers.releasing import items_for, release
from kiberatung.services.handovers.values import handover_items
from tests.services.handovers.handover_desk import CANARY, CATALOGUES, FOUR, OMAR, TODAY, a_desk


def files() -> list[ChildFile]:
    desk, _store = a_desk()
    with desk.reading() as records:
        return load_child_files(records, FOUR)


@pytest.mark.parametrize("recipient", RecipientKind)
def test_no_held_back_fact_is_in_a_released_file(recipient: RecipientKind) -> None:
    released = [release(file, items_for(recipient)) for file in files()]
    assert CANARY in repr(files())
    assert CANARY not in repr(released)
    assert "ResidenceStatus" not in repr(released)
    assert all(file.child.measles_proof is None and not file.family.address_protected for file in released)


def test_an_item_kept_here_takes_its_fields_along() -> None:
    [omar, *_others] = files()
    kept = items_for(RecipientKind.SCHOOL, frozenset({"german_support", "school"}))
    released = release(omar, kept)
    assert released.recommendation is not None
    assert released.recommendation.grade == 6
    assert released.recommendation.german_support == "none"
    assert released.recommendation.schulform == ""


def test_every_declared_field_exists() -> None:
    parts = {field.name: field for field in dataclasses.fields(ChildFile)}
    [omar, *_others] = files()
    assert omar.child.id == OMAR
    for item in handover_items():
        for name in item.reads:
            part, _dot, field = name.partition(".")
            assert part in parts, name
            value = getattr(omar, part)
            record = value[0] if isinstance(value, tuple) else value
            assert field in {one.name for one in dataclasses.fields(record)}, name


def test_every_item_is_said_from_its_own_fields_alone() -> None:
    """The words of the preview are those of the whole file; the files are made from the released one."""
    around = Surroundings(CATALOGUES, TODAY)
    for file in files()[2:]:
        for item in handover_items():
            assert item.say(release(file, (item,)), around) == item.say(file, around), item.identifier
