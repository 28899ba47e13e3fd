"""What a person has decided so far in front of a filled form; as a text, so that it survives lock and crash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from kiberatung.domain.families import FamilyId
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.forms.matching import Match, Target


@dataclass(frozen=True, slots=True)
class FormChoices:
    """`matches`: who is whom, by the person of the form; `turned`: rows that were decided, and how."""

    matches: Mapping[str, Match] = field(default_factory=dict)
    turned: Mapping[str, bool] = field(default_factory=dict)

    def with_rows(self, rows: Mapping[str, bool]) -> "FormChoices":
        return replace(self, turned={**self.turned, **rows})

    def with_match(self, person: str, match: Match) -> "FormChoices":
        """What was decided about the one it was before falls away."""
        kept = {key: taken for key, taken in self.turned.items() if not key.startswith(f"{person}-")}
        return FormChoices({**self.matches, person: match}, kept)


def text_of(choices: FormChoices) -> str:
    return json.dumps(
        {"matches": {person: str(match) for person, match in choices.matches.items()}, "rows": dict(choices.turned)}
    )


def choices_in(text: str) -> FormChoices:
    """A text that is none gives no choices."""
    try:
        told = json.loads(text)
        matches = {str(person): _match(str(match)) for person, match in told["matches"].items()}
        return FormChoices(matches, {str(key): bool(taken) for key, taken in told["rows"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return FormChoices()


def place_of(family_id: FamilyId | None, form: FilledForm) -> str:
    """The same for the same answers, whatever the file is called."""
    answers = json.dumps(sorted(form.values.items()), ensure_ascii=False)
    sign = hashlib.sha256(answers.encode()).hexdigest()[:16]
    return f"filled_form:{family_id or 'new'}:{sign}"


def _match(text: str) -> Match:
    return Target(text) if text in set(Target) else UUID(text)
