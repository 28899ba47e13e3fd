"""Reads law files from their JSON text: parameters, norms and open questions; a wrong file never computes anything."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.law_entries import (
    WrongEntry,
    entries_of,
    norm_entry,
    parameter_entry,
    question_entry,
    require_known_rules,
)
from kiberatung.domain.schulpflicht.law_lines import Place, first_twin, lines_of
from kiberatung.domain.schulpflicht.law_spans import laid_over, versions_of
from kiberatung.domain.schulpflicht.parameters import Dated, LawProfile, LawText

_KEYS = frozenset({"name", "title", "valid_from", "draft", "note", "parameters", "norms", "questions"})
_LONGEST_NAME = 40


def parse_law(text: str) -> LawProfile:
    """A whole law from one text; raises DomainError naming the line and the key."""
    try:
        return profile_of([_law_text(text, set())])
    except WrongEntry as refused:
        raise _sentence(refused, text) from refused


def read_law_text(text: str, before: Sequence[LawText] = ()) -> LawText:
    """A text that follows those `before`, and fits them; raises DomainError naming the line and the key."""
    known = {entry.name for earlier in before for entry in earlier.norms}
    try:
        law_text = _law_text(text, known)
        profile_of([*before, law_text])
    except WrongEntry as refused:
        raise _sentence(refused, text) from refused
    return law_text


def law_of_sources(sources: Sequence[str]) -> LawProfile:
    """The law in force and the drafts beside it, from the texts of all files in any order."""
    first, *later = sorted(sources, key=_day_of)
    texts = [read_law_text(first)]
    for source in later:
        texts.append(read_law_text(source, texts))
    drafts = tuple(text for text in texts if text.is_draft)
    return replace(profile_of([text for text in texts if not text.is_draft]), drafts=drafts)


def _day_of(source: str) -> str:
    """Only to bring the texts into order: a wrong one is told when it is read."""
    try:
        content = json.loads(source)
    except json.JSONDecodeError:
        return ""
    return str(content.get("valid_from")) if isinstance(content, dict) else ""


def profile_of(texts: Sequence[LawText]) -> LawProfile:
    """The law these texts make together, drafts among them too; the earliest is whole, each later one changes it."""
    in_order = tuple(sorted(texts, key=lambda one: one.valid_from))
    parameters: list[Dated] = []
    norms: list[Dated] = []
    for text in in_order:
        parameters = laid_over(parameters, text.parameters)
        norms = laid_over(norms, text.norms)
    return LawProfile(in_order[0].title, tuple(versions_of(parameters, norms)), in_order)


def _content(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as broken:
        raise _refusal(_("Zeile {line} ist kein gültiges JSON.").format(line=broken.lineno)) from broken
    if not isinstance(content, dict):
        raise WrongEntry(_("Der Inhalt ist keine Rechtsfassung."))
    twin = first_twin(text)
    if twin is not None:
        raise WrongEntry(_("Der Schlüssel „{name}“ steht zweimal.").format(name=twin[-1]), *twin)
    return content


def _law_text(text: str, known: set[str]) -> LawText:
    content = _content(text)
    unknown = next((key for key in content if key not in _KEYS), None)
    if unknown is not None:
        raise WrongEntry(_("Den Schlüssel „{name}“ gibt es hier nicht.").format(name=unknown), unknown)
    is_draft = content.get("draft", False)
    if not isinstance(is_draft, bool):
        raise WrongEntry(_("„draft“ ist weder true noch false."), "draft")
    norms = [norm_entry(number, one, is_draft=is_draft) for number, one in enumerate(entries_of(content, "norms"))]
    rules = known | {norm.name for norm in norms}
    parameters = entries_of(content, "parameters")
    questions = entries_of(content, "questions") if "questions" in content else []
    require_known_rules(parameters, "parameters", rules)
    require_known_rules(questions, "questions", rules)
    return LawText(
        name=_name(content),
        title=_words(content, "title"),
        valid_from=_valid_from(content, norms),
        is_draft=is_draft,
        note=str(content.get("note", "")),
        parameters=tuple(parameter_entry(number, one) for number, one in enumerate(parameters)),
        norms=tuple(norms),
        questions=tuple(question_entry(number, one) for number, one in enumerate(questions)),
        source=text,
    )


def _name(content: dict[str, Any]) -> str:
    name = _words(content, "name")
    if len(name) > _LONGEST_NAME or not all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in name):
        raise WrongEntry(_("„name“ besteht nicht nur aus Buchstaben, Ziffern und Bindestrichen."), "name")
    return name


def _words(content: dict[str, Any], key: str) -> str:
    words = content.get(key)
    if not isinstance(words, str) or not words.strip():
        raise WrongEntry(_("„{name}“ fehlt.").format(name=key), key)
    return words.strip()


def _valid_from(content: dict[str, Any], norms: list[Dated]) -> date:
    """The day the whole text takes effect: nothing in it holds earlier."""
    try:
        day = date.fromisoformat(str(content.get("valid_from")))
    except ValueError as wrong:
        raise WrongEntry(_("Bei „{name}“ steht kein Datum.").format(name="valid_from"), "valid_from") from wrong
    early = next((number for number, norm in enumerate(norms) if norm.valid_from < day), None)
    if early is not None:
        text = _("„{name}“ gilt schon vor dem {day}, an dem die Fassung beginnt.")
        filled = text.format(name=norms[early].name, day=write_date(day))
        raise WrongEntry(filled, "norms", early, "valid_from")
    return day


def _sentence(refused: WrongEntry, text: str) -> DomainError:
    """With the line of the place; of a key that is missing the line of what should hold it."""
    place: Place = refused.place
    if not place:
        return _refusal(refused.what)
    key = next(str(part) for part in reversed(place) if isinstance(part, str))
    lines = lines_of(text)
    while place not in lines:
        place = place[:-1]
    filled = _("Zeile {line}, Schlüssel „{key}“: {what}").format(line=lines[place], key=key, what=refused.what)
    return _refusal(filled)


def _refusal(what: str) -> DomainError:
    return DomainError(
        _("Die Rechtsfassung ist nicht lesbar. {what}").format(what=what),
        _(
            "Es wurde nichts übernommen. Die bisherige Fassung gilt weiter. "
            "Verbessern Sie die Stelle und lesen Sie die Datei erneut ein."
        ),
    )
