"""What was typed and not saved, as lines of the day, and the way to the place of each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.services.drafts import DraftLine

_TABS = {
    "note": "overview",
    "follow_up": "overview",
    "answer": "intake",
    "consent": "intake",
    "guardian": "intake",
    "emergency": "overview",
    "erasure": "overview",
    "reason": "recommendation",
    "place_answer": "recommendation",
    "decision": "schulpflicht",
}
_OF_A_CHILD = {"reason", "decision"}
_COMPARED = {"compare_children": ("child_id", "other_id"), "compare_families": ("family_id", "other_family_id")}
_SCREENS: dict[str, tuple[str, dict[str, object]]] = {
    "new_family": ("families", {"new": True}),
    "interpreter": ("appointments", {"tab": "pool"}),
    "group": ("schools", {}),
    "handover_answer": ("handovers", {}),
    "handover_plain": ("handovers", {}),
    "new_account": ("settings", {}),
    "office": ("settings", {}),
    "text_block": ("settings", {}),
}


@dataclass(frozen=True, slots=True)
class UnsavedLine:
    words: str
    call: Callable[[], object]


def unsaved_line(draft: DraftLine, today: date, navigate: Callable[..., object]) -> UnsavedLine:
    screen, arguments = _place_of(draft)
    return UnsavedLine(_words(draft, today), partial(navigate, screen, **arguments))


def _words(draft: DraftLine, today: date) -> str:
    time = f"{draft.kept_at:%H:%M}"
    day = "" if draft.kept_at.date() == today else write_date(draft.kept_at.date())
    when = _("vom {date}, {time}").format(date=day, time=time) if day else _("von {time}").format(time=time)
    if draft.about:
        return _("{what} zu Fall {number}, {when}").format(what=draft.words, number=draft.about, when=when)
    return _("{what}, {when}").format(what=draft.words, when=when)


def _place_of(draft: DraftLine) -> tuple[str, dict[str, Any]]:
    if draft.kind in _TABS and draft.family_id is not None:
        child = {"child_id": UUID(draft.subject)} if draft.kind in _OF_A_CHILD else {}
        return "family", {"family_id": draft.family_id, "tab": _TABS[draft.kind], **child}
    if draft.kind == "talk":
        return "talk", {"family_id": draft.family_id, "at": draft.subject}
    if draft.kind in _COMPARED:
        pair = map(UUID, draft.subject.split(":")[:2])
        return "compare", dict(zip(_COMPARED[draft.kind], pair, strict=True))
    if draft.kind == "appointment":
        return "appointments", {"family_id": draft.family_id}
    return _SCREENS.get(draft.kind, ("today", {}))
