"""The Lernstand in words: domains, levels by rank, and the text proposed for the recommendation."""

from collections.abc import Iterable, Mapping

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _, in_german
from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry
from kiberatung.domain.instruments import Advance, Instrument, Instruments, newest_first

DOMAIN_NAMES: Mapping[AssessmentDomain, str] = {
    AssessmentDomain.BIOGRAPHY: N_("Lernbiografie und Lernen"),
    AssessmentDomain.MATHEMATICS: N_("Mathematik"),
    AssessmentDomain.LITERACY: N_("Lesen und Schreiben"),
    AssessmentDomain.GERMAN: N_("Deutsch"),
    AssessmentDomain.FOREIGN_LANGUAGES: N_("Fremdsprachen"),
    AssessmentDomain.INTERESTS: N_("Interessen und Stärken"),
    AssessmentDomain.SUPPORT: N_("Hinweis zur Unterstützung"),
}
_ORDER_OF_TEXT = (
    AssessmentDomain.INTERESTS,
    AssessmentDomain.BIOGRAPHY,
    AssessmentDomain.GERMAN,
    AssessmentDomain.LITERACY,
    AssessmentDomain.FOREIGN_LANGUAGES,
    AssessmentDomain.MATHEMATICS,
    AssessmentDomain.SUPPORT,
)
"""What a child can do comes first."""


def domain_name(domain: AssessmentDomain) -> str:
    return _(DOMAIN_NAMES[domain])


def level_lines(instrument: Instrument | None, entry: AssessmentEntry) -> list[tuple[str, str]]:
    """The level and what was seen on it, the highest first; an instrument that is gone leaves its keys."""
    if instrument is None:
        return [(one.level, one.item) for one in entry.levels]
    by_level: dict[tuple[int, str], list[str]] = {}
    for item in instrument.items_of(entry.domain):
        level = item.level(entry.level_of(item.key))
        if level is not None:
            by_level.setdefault((-item.order_of(level.key), _(level.text)), []).append(_(item.text))
    return [(word, ", ".join(items)) for (_rank, word), items in sorted(by_level.items())]


def instrument_name(instrument: Instrument | None, entry: AssessmentEntry) -> str:
    return _(instrument.title) if instrument else _("Bogen „{key}“, nicht mehr vorhanden").format(key=entry.instrument)


def advance_words(found: Advance) -> str:
    return _("{item}: {before} → {now}").format(
        item=_(found.item.text), before=_(found.before.text), now=_(found.now.text)
    )


@in_german
def proposed_text(instruments: Instruments, entries: Iterable[AssessmentEntry]) -> str:
    """From the newest entry of each domain; whoever reads it sees day and reason of each sentence."""
    newest = {entry.domain: entry for entry in reversed(newest_first(entries))}
    paragraphs = (_paragraph(instruments, newest[domain]) for domain in _ORDER_OF_TEXT if domain in newest)
    return "\n".join(paragraphs)


def _paragraph(instruments: Instruments, entry: AssessmentEntry) -> str:
    lines = level_lines(instruments.get(entry.instrument), entry)
    levels = "; ".join(f"{word}: {items}" for word, items in lines)
    head = _("{domain} ({day})").format(domain=domain_name(entry.domain), day=write_date(entry.assessed_on))
    return f"{head}: {_sentences(levels, entry.reason)}"


def _sentences(levels: str, reason: str) -> str:
    reason = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    return f"{levels}. {reason}" if levels else reason
