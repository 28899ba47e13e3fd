"""The actions that are declared for afar are those of the screens, word for word and key for key."""

from collections.abc import Callable

from kiberatung.app.program import Program
from kiberatung.domain.children import Child
from kiberatung.ui.shell.far_actions import far_actions


def test_what_is_declared_from_afar_is_what_the_screens_have(desk_open: Program, settled: Callable[[], None]) -> None:
    window, desk = desk_open.window, desk_open._session.desk
    with desk.reading() as records:
        child, other, *_more = records.find(Child)
    needed = {
        "family": {"family_id": child.family_id, "child_id": child.id},
        "talk": {"family_id": child.family_id},
        "pointing_board": {"family_id": child.family_id},
        "compare": {"child_id": child.id, "other_id": other.id},
        "filled_form": {"family_id": child.family_id, "path": desk_open._session.path},
        "preview": {"pdf": b"", "title": "", "note": "", "back": ("today", {})},
    }
    found = set()
    for name in set(window.content._specs) - {"practice"}:
        window.navigate(name, **needed.get(name, {}))
        settled()
        found |= {
            (spec.identifier, spec.words(), spec.shortcut)
            for spec in window.content.current_actions()
            if spec.identifier.partition(".")[0] == name
        }
    declared = {(far.identifier, far.words, far.shortcut) for far in far_actions() if far.screen != "practice"}
    assert found == declared
