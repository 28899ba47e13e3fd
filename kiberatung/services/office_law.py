"""The law as this office has it: what comes with the program, and in its place what the office has changed."""

import json
from functools import lru_cache

from kiberatung.domain.law_copies import LawCopy
from kiberatung.domain.schulpflicht.law_text import law_of_sources
from kiberatung.domain.schulpflicht.parameters import LawProfile, LawText
from kiberatung.services.ports import Records


def law_at_work(records: Records, shipped: LawProfile) -> LawProfile:
    """The shipped one itself while the office has changed nothing."""
    copies = records.find(LawCopy)
    return with_copies(shipped, tuple((copy.name, copy.text) for copy in copies)) if copies else shipped


def all_texts(law: LawProfile) -> tuple[LawText, ...]:
    """In force and drafts, the earliest first."""
    return tuple(sorted((*law.texts, *law.drafts), key=lambda one: one.valid_from))


@lru_cache(maxsize=4)
def with_copies(shipped: LawProfile, copies: tuple[tuple[str, str], ...]) -> LawProfile:
    """A copy takes the place of the text of its name, or stands beside the others; kept because it is asked often."""
    sources = {text.name: text.source for text in all_texts(shipped)}
    return law_of_sources(list((sources | dict(copies)).values()))


def checked_text(law: LawProfile, source: str) -> LawText:
    """Together with all other texts: a change of one may leave another without what it rests on.

    Raises `DomainError` naming the line and the key.
    """
    name = _name_in(source)
    sources = {text.name: text.source for text in all_texts(law)} | {name: source}
    together = law_of_sources(list(sources.values()))
    return next(text for text in all_texts(together) if text.name == name)


def _name_in(source: str) -> str:
    """Empty where the text is broken: reading it whole says how."""
    try:
        content = json.loads(source)
    except json.JSONDecodeError:
        return ""
    return str(content.get("name", "")) if isinstance(content, dict) else ""
