"""The facts of a determination as a text that can be kept, and values of the log as facts again."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from kiberatung.domain.children import Child
from kiberatung.domain.schulpflicht.facts import DATE_FIELDS, ResidenceStatus, SchulpflichtFacts, SuspensionKind

NOT_KEPT = "reference_date"
"""The day on which it is asked is no fact of the child."""
FACT_FIELDS = tuple(field for field in SchulpflichtFacts._fields if field != NOT_KEPT)
_KINDS = {"residence_status": ResidenceStatus, "suspension": SuspensionKind}


def text_of_facts(facts: SchulpflichtFacts) -> str:
    """Only what is known; equal facts give equal texts."""
    known = {field: value for field in FACT_FIELDS if (value := getattr(facts, field)) is not None}
    plain = {field: value.isoformat() if isinstance(value, date) else value for field, value in known.items()}
    return json.dumps(plain, sort_keys=True)


def facts_of_text(text: str) -> dict[str, Any]:
    """By field, None for what was not known; empty for an empty text."""
    if not text:
        return {}
    plain = json.loads(text)
    return {field: value_of(field, plain.get(field)) for field in FACT_FIELDS}


def value_of(field: str, plain: Any) -> Any:
    """Of a value as JSON holds it."""
    if plain is None:
        return None
    if field in DATE_FIELDS:
        return date.fromisoformat(plain)
    kind = _KINDS.get(field)
    return kind(plain) if kind else plain


def with_values(child: Child, plain: dict[str, Any]) -> Child:
    """The child as it was with these values of the log."""
    return replace(child, **{field: value_of(field, value) for field, value in plain.items()})
