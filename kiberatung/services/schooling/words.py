"""Times at school and without it in German words: the same on the screen, on paper and read aloud."""

from collections.abc import Callable
from datetime import date, timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _, ngettext_
from kiberatung.domain.schooling import SchoolingGap, SchoolingSpan
from kiberatung.services.labels import label_of

NameOf = Callable[[str], str]
_MONTHS = (
    N_("Januar {year}"),
    N_("Februar {year}"),
    N_("März {year}"),
    N_("April {year}"),
    N_("Mai {year}"),
    N_("Juni {year}"),
    N_("Juli {year}"),
    N_("August {year}"),
    N_("September {year}"),
    N_("Oktober {year}"),
    N_("November {year}"),
    N_("Dezember {year}"),
)
MONTHS_OF_YEAR = 12


def month_words(day: date) -> str:
    return _(_MONTHS[day.month - 1]).format(year=day.year)


def duration_words(months: int) -> str:
    """„1 Jahr 2 Monate“."""
    years, rest = divmod(months, MONTHS_OF_YEAR)
    parts = []
    if years:
        parts.append(ngettext_("{years} Jahr", "{years} Jahre", years).format(years=years))
    if rest or not years:
        parts.append(ngettext_("{months} Monat", "{months} Monate", rest).format(months=rest))
    return " ".join(parts)


def gap_sentence(gap: SchoolingGap, today: date) -> str:
    """„Juli 2019 bis August 2020: keine Schule – 1 Jahr 2 Monate“."""
    length = duration_words(gap.months)
    if gap.ended_on >= today:
        return _("Seit {begin}: keine Schule – {length}").format(begin=month_words(gap.first_day), length=length)
    words = _("{begin} bis {end}: keine Schule – {length}")
    return words.format(begin=month_words(gap.first_day), end=month_words(gap.last_day), length=length)


def begin_words(day: date) -> str:
    """A first of the month stands for the month, as people tell it."""
    return f"{day:%m.%Y}" if day.day == 1 else write_date(day)


def end_words(day: date | None) -> str:
    if day is None:
        return _("heute")
    return f"{day:%m.%Y}" if (day + timedelta(days=1)).day == 1 else write_date(day)


def country_words(country: str, name: NameOf) -> str:
    return name(country) if country else _("Land offen")


def span_note(span: SchoolingSpan) -> str:
    kind = label_of(span.kind)
    if span.last_grade is None:
        return kind
    return _("{kind}, bis Klasse {grade}").format(kind=kind, grade=span.last_grade)


def span_sentence(span: SchoolingSpan, name: NameOf) -> str:
    words = _("{country}: {note}, {begin} bis {end}")
    return words.format(
        country=country_words(span.country, name),
        note=span_note(span),
        begin=begin_words(span.started_on),
        end=end_words(span.ended_on),
    )
