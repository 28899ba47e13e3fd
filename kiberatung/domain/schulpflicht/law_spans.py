"""Versions side by side: one for every span of days in which no entry of the law changes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.schulpflicht.law_entries import REQUIRED_NORMS, REQUIRED_PARAMETERS, WrongEntry
from kiberatung.domain.schulpflicht.parameters import Dated, LawParameters

_ONE_DAY = timedelta(days=1)


def laid_over(earlier: Sequence[Dated], later: Sequence[Dated]) -> list[Dated]:
    """A later text replaces entries of the same name from its day on; what it does not name goes on."""
    kept = []
    for entry in earlier:
        begins = [one.valid_from for one in later if one.name == entry.name]
        last = min(begins) - _ONE_DAY if begins else None
        if last is None or entry.valid_from <= last:
            ends = [day for day in (entry.valid_until, last) if day is not None]
            kept.append(entry._replace(valid_until=min(ends, default=None), place=()))
    return [*kept, *later]


def versions_of(parameters: Sequence[Dated], norms: Sequence[Dated]) -> Iterable[LawParameters]:
    """Oldest first, from the day on which all entries exist; raises `WrongEntry` for gaps and overlaps."""
    entries = [*parameters, *norms]
    first_days = [
        *_first_days(parameters, REQUIRED_PARAMETERS, "parameters"),
        *_first_days(norms, REQUIRED_NORMS, "norms"),
    ]
    start = max(first_days)
    changes = sorted({max(start, entry.valid_from) for entry in entries})
    for begin, following in zip(changes, [*changes[1:], None], strict=True):
        yield _version(begin, None if following is None else following - _ONE_DAY, parameters, norms)


def _first_days(entries: Sequence[Dated], required: Sequence[str], where: str) -> Iterable[date]:
    for name in required:
        days = [entry.valid_from for entry in entries if entry.name == name]
        if not days:
            raise WrongEntry(_("„{name}“ fehlt.").format(name=name), where)
        yield min(days)


def _version(begin: date, last_day: date | None, parameters: Sequence[Dated], norms: Sequence[Dated]) -> LawParameters:
    in_force = _in_force(parameters, begin, last_day)
    norms_in_force = _in_force(norms, begin, last_day)
    _require_all(in_force, REQUIRED_PARAMETERS, begin, "parameters")
    _require_all(norms_in_force, REQUIRED_NORMS, begin, "norms")
    ends = [entry.valid_until for entry in (*in_force.values(), *norms_in_force.values()) if entry.valid_until]
    return LawParameters(
        valid_from=begin,
        valid_until=last_day or min(ends, default=None),
        norms=MappingProxyType({rule: entry.value for rule, entry in norms_in_force.items()}),
        **{name: entry.value for name, entry in in_force.items()},
    )


def _in_force(entries: Sequence[Dated], begin: date, last_day: date | None) -> dict[str, Dated]:
    """The entries of one span; two for the same name, or one that ends inside the span, are refused."""
    in_force: dict[str, Dated] = {}
    for entry in entries:
        if entry.valid_from > begin or (entry.valid_until is not None and entry.valid_until < begin):
            continue
        if entry.name in in_force:
            text = _("„{name}“ gilt am {day} zweimal.")
            raise WrongEntry(text.format(name=entry.name, day=write_date(begin)), *entry.place)
        if last_day is not None and entry.valid_until is not None and entry.valid_until < last_day:
            text = _("„{name}“ endet am {day} ohne Nachfolge.")
            raise WrongEntry(text.format(name=entry.name, day=write_date(entry.valid_until)), *entry.place)
        in_force[entry.name] = entry
    return in_force


def _require_all(in_force: dict[str, Dated], required: Sequence[str], begin: date, where: str) -> None:
    absent = next((name for name in required if name not in in_force), None)
    if absent is not None:
        text = _("„{name}“ gilt ab dem {day} nicht mehr.")
        raise WrongEntry(text.format(name=absent, day=write_date(begin)), where)
