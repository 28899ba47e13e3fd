"""A difference between two versions of the law in words: what was said, and what would be."""

from collections.abc import Iterator
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part
from kiberatung.domain.schulpflicht.parameters import RegistrationSeason
from kiberatung.services.law.comparing import Decided, Difference

_ANSWERS = {
    Answer.YES: N_("schulpflichtig"),
    Answer.NO: N_("noch keine Schulpflicht"),
    Answer.NOT_YET: N_("noch nicht schulpflichtig"),
    Answer.NO_LONGER: N_("nicht mehr schulpflichtig"),
    Answer.SUSPENDED: N_("Schulpflicht ruht"),
    Answer.CHECK: N_("zu prüfen"),
    Answer.MISSING_FACT: N_("eine Angabe fehlt"),
}
_PARTS = {
    Part.FULL_TIME: N_("Vollzeit"),
    Part.SEK2: N_("Sekundarstufe II"),
    Part.CHECK: N_("Schulstufe zu prüfen"),
}
_AUTHORITIES = {
    Authority.SCHULAMT: N_("Schulamt"),
    Authority.BEZIRKSREGIERUNG: N_("Bezirksregierung"),
    Authority.BOTH: N_("Schulamt und Bezirksregierung"),
}


def words_of_answer(answer: Answer, part: Part | None) -> str:
    """„schulpflichtig, Vollzeit“."""
    return _(_ANSWERS[answer]) if part is None else f"{_(_ANSWERS[answer])}, {_(_PARTS[part])}"


def words_of_difference(difference: Difference) -> str:
    return "; ".join(changes_of(difference))


def changes_of(difference: Difference) -> tuple[str, ...]:
    """Only what differs, each as „bisher → dann“; at least one."""
    return tuple(_changed(difference.now, difference.then))


def _changed(now: Decided, then: Decided) -> Iterator[str]:
    if now.answer is not then.answer:
        yield f"{_(_ANSWERS[now.answer])} → {_(_ANSWERS[then.answer])}"
    for title, before, after in (
        (_("Beginn"), _day(now.since), _day(then.since)),
        (_("Vollzeit bis"), _day(now.full_time_until), _day(then.full_time_until)),
        (_("Ende"), _day(now.until), _day(then.until)),
        (_("Teil"), _(_PARTS[now.part]) if now.part else "–", _(_PARTS[then.part]) if then.part else "–"),
        (_("Jahrgang"), _number(now.grade), _number(then.grade)),
        (_("Zuständig"), _authority(now.authority), _authority(then.authority)),
        (_("Anmeldung"), _registration(now), _registration(then)),
        (_("ABC-Klasse"), now.abc_class or "–", then.abc_class or "–"),
    ):
        if before != after:
            yield f"{title}: {before} → {after}"


def _registration(decided: Decided) -> str:
    if decided.registration is None:
        return "–"
    season, year = decided.registration
    text = _("Frühjahr {year}") if season is RegistrationSeason.SPRING else _("Herbst {year}")
    return text.format(year=year)


def _authority(authority: Authority | None) -> str:
    return _(_AUTHORITIES[authority]) if authority else "–"


def _day(day: date | None) -> str:
    return write_date(day) if day else "–"


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)
