"""How an entry of the history reads: title, text, and the small line of time and person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _
from kiberatung.services.family_history import HistoryEntry, by_day
from kiberatung.ui.widgets.runs import Run, bold

WEEKDAYS = (N_("Montag"), N_("Dienstag"), N_("Mittwoch"), N_("Donnerstag"), N_("Freitag"), N_("Samstag"), N_("Sonntag"))


@dataclass(frozen=True, slots=True)
class DayLine:
    title: str

    def spoken(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class EntryLine:
    """`small` is the line of time and person below."""

    runs: tuple[Run, ...]
    text: str
    small: str
    icon: str
    entry: HistoryEntry

    def spoken(self) -> str:
        title = "".join(run.text for run in self.runs)
        return ". ".join(part.rstrip(".") for part in (title, self.text, self.small) if part)


Line = DayLine | EntryLine


def day_lines(entries: Sequence[HistoryEntry]) -> list[Line]:
    """With a heading for each day; the entries then name the time alone."""
    return list(_grouped(entries))


def plain_lines(entries: Sequence[HistoryEntry]) -> list[Line]:
    return [entry_line(entry, with_day=True) for entry in entries]


def entry_line(entry: HistoryEntry, *, with_day: bool) -> EntryLine:
    time = f"{entry.happened_at:%H:%M}"
    if with_day:
        time = _("{day}, {time}").format(day=write_date(entry.happened_at.date()), time=time)
    small = _("{time} · {who}").format(time=time, who=entry.who) if entry.who else time
    undone = (Run(" "), Run(_("zurückgenommen"), tone="muted")) if entry.undone else ()
    title = Run(entry.what, tone="muted") if entry.undone else bold(entry.what)
    return EntryLine((title, *undone), entry.text, small, _icon(entry), entry)


def day_title(day: date) -> str:
    return _("{weekday}, {date}").format(weekday=_(WEEKDAYS[day.weekday()]), date=write_date(day))


def _grouped(entries: Sequence[HistoryEntry]) -> Iterator[Line]:
    for group in by_day(entries):
        yield DayLine(day_title(group.day))
        yield from (entry_line(entry, with_day=False) for entry in group.entries)


def _icon(entry: HistoryEntry) -> str:
    if entry.undone:
        return "undo-2"
    return "pen-line" if entry.is_note else "circle-check"
