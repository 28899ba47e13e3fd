"""Languages, scripts, times at school and what was found on them that stand at both children become one line each."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.language_checks import LanguageCheck
from kiberatung.domain.languages import LanguageSkill, ScriptLiteracy
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.domain.schooling_gaps import GapReason
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.merging.fields import write_plain
from kiberatung.services.merging.values import Noted
from kiberatung.services.ports import UnitOfWork

_Line = LanguageSkill | ScriptLiteracy | SchoolingSpan | GapReason | LanguageCheck
_KEYS: dict[type[Any], Callable[[Any], object]] = {
    LanguageSkill: lambda skill: (skill.language, skill.role),
    ScriptLiteracy: lambda known: known.script,
    SchoolingSpan: lambda span: (span.country, span.started_on, span.kind),
    GapReason: lambda reason: (reason.started_on, reason.ended_on),
    LanguageCheck: lambda check: (check.language, check.checked_on, check.instrument),
}
_FIELDS: dict[type[Any], tuple[str, ...]] = {
    LanguageSkill: ("understands", "speaks", "reads", "writes", "schooled_in", "with_siblings", "years_taught"),
    ScriptLiteracy: ("literacy", "years_taught"),
    SchoolingSpan: ("ended_on", "last_grade", "language", "certificate", "certificate_state", "regular"),
    GapReason: ("cause",),
    LanguageCheck: ("understands", "speaks", "reads", "writes", "overall", "evidence"),
}
KINDS = tuple(_KEYS)


def move_lines(work: UnitOfWork, words: CatalogueWords, gone: Child, kept: Child) -> list[Noted]:
    """The line of the kept child is filled up from that of the other; where both say something else, the kept holds."""
    lost: list[Noted] = []
    for kind, key in _KEYS.items():
        known: dict[object, Any] = {key(own): own for own in work.find(kind, child_id=kept.id)}
        for line in work.find(kind, child_id=gone.id):
            same = known.get(key(line))
            if same is None:
                known[key(line)] = work.put(_behind(replace(line, child_id=kept.id), len(known)))
            else:
                lost += _contradictions(words, same, line)
                known[key(line)] = work.put(_filled_up(same, line))
                work.remove(line)
    return lost


def _behind(line: Any, count: int) -> Any:
    return replace(line, position=count) if isinstance(line, LanguageSkill) else line


def _filled_up(line: Any, other: Any) -> Any:
    empty = [name for name in _FIELDS[type(line)] if getattr(line, name) in (None, "")]
    return replace(line, **{name: getattr(other, name) for name in empty})


def _contradictions(words: CatalogueWords, line: _Line, other: _Line) -> Iterator[Noted]:
    values = ((getattr(line, name), getattr(other, name)) for name in _FIELDS[type(line)])
    said = [write_plain(theirs) for ours, theirs in values if theirs not in (None, "", ours) and ours not in (None, "")]
    if said:
        yield Noted(_title(words, other), ", ".join(said))


def _title(words: CatalogueWords, line: _Line) -> str:
    if isinstance(line, LanguageSkill):
        return _("Sprache {name}").format(name=words.language(line.language))
    if isinstance(line, ScriptLiteracy):
        return _("Schrift {name}").format(name=line.script)
    if isinstance(line, GapReason):
        return _("Ohne Schule ab {day}").format(day=write_date(line.started_on))
    if isinstance(line, LanguageCheck):
        title = _("Sprachstand {name} vom {day}")
        return title.format(name=words.language(line.language), day=write_date(line.checked_on))
    return _("Schule ab {day}").format(day=write_date(line.started_on))
