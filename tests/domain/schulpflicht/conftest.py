"""The law as shipped, and facts of an unremarkable child to vary."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts
from kiberatung.domain.schulpflicht.law_text import parse_law
from kiberatung.domain.schulpflicht.parameters import LawProfile

LAW_FILE = Path(__file__).parents[3] / "resources" / "law" / "schulpflicht.json"
WORKED_CASES = LAW_FILE.parent / "examples" / "worked_cases.json"
TODAY = date(2026, 11, 2)
CHILD = SchulpflichtFacts(
    date_of_birth=date(2014, 5, 5),
    reference_date=TODAY,
    residence_status=ResidenceStatus.EU,
    resident_since=TODAY,
)


@pytest.fixture(scope="session")
def law() -> LawProfile:
    return parse_law(LAW_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def determine(law: LawProfile) -> Callable[..., SchulpflichtAnswer]:
    """The answer for an eleven-year-old from the EU, changed as named."""

    def with_facts(**changes: Any) -> SchulpflichtAnswer:
        return determine_schulpflicht(CHILD._replace(**changes), law)

    return with_facts
