"""The way through school and the languages of a child on the Erfassungsbogen: the same words as on the screen."""

from collections.abc import Iterator
from operator import itemgetter

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.certificates import has_certificate
from kiberatung.domain.children import Child
from kiberatung.domain.language_checks import LanguageCheck
from kiberatung.domain.languages import LanguageSkill
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.services.child_facts import script_name
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.letters.values import Bilingual, SheetRow, SheetSection
from kiberatung.services.schooling.page import ExplainedGap, SchoolingPage, read_schooling
from kiberatung.services.schooling.words import begin_words, country_words, duration_words, end_words, span_note


def schooling_sections(desk: Desk, child: Child) -> Iterator[SheetSection]:
    """Nothing for a child of whom nothing is recorded: its questions stand in the sections before."""
    page = read_schooling(desk, child.id)
    head = (name_of_child(child),)
    way = tuple(_way(desk, page))
    if way:
        yield SheetSection(Bilingual(_("Schulweg")), head, way)
    languages = (*_languages(desk, page), *_scripts(page), *_checks(desk, page))
    if languages:
        yield SheetSection(Bilingual(_("Sprachen und Schriften")), head, languages)


def _way(desk: Desk, page: SchoolingPage) -> Iterator[SheetRow]:
    """Times at school and without it in their order, and the years they make."""
    times = [(span.started_on, _span_row(desk, span)) for span in page.spans]
    times += [(one.gap.first_day, _gap_row(desk, one)) for one in page.gaps]
    for _day, row in sorted(times, key=itemgetter(0)):
        yield row
    if times:
        yield _row(_("Abgeschlossene Schuljahre"), str(page.completed))


def _span_row(desk: Desk, span: SchoolingSpan) -> SheetRow:
    parts = [f"{country_words(span.country, desk.words.country)}: {span_note(span)}"]
    if span.language:
        parts.append(_("Unterricht auf {language}").format(language=desk.words.language(span.language)))
    if span.regular is not None:
        parts.append(_("regelmäßig") if span.regular else _("mit Lücken"))
    if has_certificate(span):
        parts.append(_("Zeugnis {state}").format(state=_certificate(span)))
    when = _("{begin} bis {end}").format(begin=begin_words(span.started_on), end=end_words(span.ended_on))
    return _row(when, ", ".join(parts))


def _certificate(span: SchoolingSpan) -> str:
    state = label_of(span.certificate_state) if span.certificate_state else ""
    return " ".join(part for part in (span.certificate, f"({state})" if state else "") if part)


def _gap_row(desk: Desk, one: ExplainedGap) -> SheetRow:
    is_lasting = one.gap.ended_on >= desk.today
    end = _("heute") if is_lasting else f"{one.gap.last_day:%m.%Y}"
    when = _("{begin} bis {end}").format(begin=f"{one.gap.first_day:%m.%Y}", end=end)
    words = _("keine Schule – {length}").format(length=duration_words(one.gap.months))
    return _row(when, f"{words} ({label_of(one.reason.cause)})" if one.reason else words)


def _languages(desk: Desk, page: SchoolingPage) -> Iterator[SheetRow]:
    for skill in page.skills:
        yield _row(desk.words.language(skill.language), ", ".join(_skill_words(page, skill)))


def _skill_words(page: SchoolingPage, skill: LanguageSkill) -> Iterator[str]:
    yield label_of(skill.role)
    levels = (skill.understands, skill.speaks, skill.reads, skill.writes)
    for word, level in zip(_skills(), levels, strict=True):
        if level is not None:
            yield f"{word} {label_of(level)}"
    if skill.with_siblings:
        yield _("mit Geschwistern gesprochen")
    years = skill.years_taught if skill.years_taught is not None else page.taught.get(skill.language, 0)
    if years:
        words = ngettext_("{years} Jahr darin unterrichtet", "{years} Jahre darin unterrichtet", years)
        yield words.format(years=years)


def _scripts(page: SchoolingPage) -> Iterator[SheetRow]:
    for one in page.scripts:
        yield _row(_("Schrift: {name}").format(name=script_name(one.script)), label_of(one.literacy))


def _checks(desk: Desk, page: SchoolingPage) -> Iterator[SheetRow]:
    for check in page.checks:
        if check.overall is not None or any(check.levels()):
            title = _("Sprachstand {name} vom {day}")
            name = desk.words.language(check.language)
            label = title.format(name=name, day=write_date(check.checked_on))
            yield _row(label, ", ".join(check_words(check)))


def check_words(check: LanguageCheck) -> Iterator[str]:
    """„gesamt A1“, then each skill, then what it rests on."""
    if check.overall is not None:
        yield _("gesamt {level}").format(level=label_of(check.overall))
    for word, level in zip(_skills(), check.levels(), strict=True):
        if level is not None:
            yield f"{word} {label_of(level)}"
    yield label_of(check.instrument)


def _skills() -> tuple[str, str, str, str]:
    return _("versteht"), _("spricht"), _("liest"), _("schreibt")


def _row(label: str, answer: str) -> SheetRow:
    return SheetRow(Bilingual(label), (answer,))
