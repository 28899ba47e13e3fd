"""The counsellor's choice as one text and back, so that it is kept as a draft. No Qt."""

import json
from datetime import date
from typing import Any

from kiberatung.domain.recommendations import Chance, NextStep
from kiberatung.domain.schools import GermanSupport
from kiberatung.ui.family.recommendation.presenter import Wish


def text_of_wish(wish: Wish) -> str:
    plain = {
        "grade": wish.grade,
        "german_support": wish.german_support,
        "literacy_course": wish.literacy_course,
        "school_number": wish.school_number,
        "schulform": wish.schulform,
        "support_until": wish.support_until.isoformat() if wish.support_until else None,
        "until_is_own": wish.until_is_own,
        "chances": wish.chances,
        "next_step": wish.next_step,
    }
    return json.dumps(plain, sort_keys=True)


def wish_of_text(text: str) -> Wish | None:
    """None for what another version of the program has kept and this one does not know."""
    try:
        return _wish(json.loads(text))
    except (ValueError, KeyError, TypeError):
        return None


def _wish(plain: Any) -> Wish:
    until, step = plain["support_until"], plain["next_step"]
    return Wish(
        grade=None if plain["grade"] is None else int(plain["grade"]),
        german_support=GermanSupport(plain["german_support"]),
        literacy_course=bool(plain["literacy_course"]),
        school_number=str(plain["school_number"]),
        schulform=str(plain["schulform"]),
        support_until=date.fromisoformat(until) if until else None,
        until_is_own=bool(plain["until_is_own"]),
        chances=tuple(Chance(one) for one in plain["chances"]),
        next_step=NextStep(step) if step else None,
    )
