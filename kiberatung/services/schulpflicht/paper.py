"""The determination of a child's Schulpflicht on paper, for Schulamt or court: answer, reasons, norms, facts, sources.

Neither address nor residence status ever stands on it: the question about the stay promises that it stays in the house.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _, in_german
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.office import Office
from kiberatung.domain.schulpflicht.parameters import LawParameters, Norm
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, Audited, use_case
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.schulpflicht.page import CitedReason, SchulpflichtPage, page_of
from kiberatung.services.schulpflicht.words import (
    answer_and_part,
    authority_words,
    day_or_dash,
    decision_words,
    fact_value,
    grade_word,
    headline,
    part_word,
    second_sentence,
    source_words,
    vote_word,
    votes_note,
)

TITLE = N_("Feststellung zur Schulpflicht")
NOT_A_NOTICE = N_("Fachliche Feststellung der Beratung, kein Bescheid.")
_OF_THE_STAY = ("R-05", "R-06", "R-07", "R-09")
"""Rules that each tell one kind of stay."""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """`weights` share the width; the first column is a head where `heads` are empty."""

    title: str
    note: str
    weights: tuple[float, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeterminationSheet:
    title: str
    subtitle: str
    letterhead: tuple[str, ...]
    reference: str
    dated_on: date
    person: tuple[tuple[str, str], ...]
    answer: str
    answer_note: str
    figures: tuple[tuple[str, str], ...]
    tables: tuple[PaperTable, ...]
    notes: tuple[str, ...]
    signature_lines: tuple[str, ...]


@use_case(OFFICE, Audited(Deed.PRINT, N_("Feststellung zur Schulpflicht ausgegeben")))
@in_german
def determination_sheet(desk: Desk, child_id: ChildId) -> DeterminationSheet:
    """Also of a child whose facts allow no answer yet: the paper then says what is missing."""
    with desk.reading() as records:
        child = records.get(Child, child_id)
        page = page_of(desk, records, child)
        office = next(iter(records.find(Office)), None)
    law = desk.law.at(desk.today)
    return DeterminationSheet(
        title=_(TITLE),
        subtitle=_(NOT_A_NOTICE),
        letterhead=(office.name if office else "", _("Seiteneinsteigerberatung")),
        reference=f"{_('Fall')} {page.case_number}" if page.case_number else "",
        dated_on=desk.today,
        person=_person(child, page),
        answer=headline(page),
        answer_note=_note_on_answer(page),
        figures=_figures(page),
        tables=tuple(table for table in _tables(page, law) if table.rows),
        notes=tuple(_notes(desk, page)),
        signature_lines=(_("Ort, Datum"), _("Unterschrift")),
    )


def _person(child: Child, page: SchulpflichtPage) -> tuple[tuple[str, str], ...]:
    name = " ".join(part for part in (child.given_names, child.family_name) if part)
    pairs = (
        (_("Name"), name or headline(page)),
        (_("Name in eigener Schrift"), child.name_in_script),
        (_("Geboren am"), write_date(child.date_of_birth) if child.date_of_birth else _("unbekannt")),
    )
    return tuple(pair for pair in pairs if pair[1])


def _note_on_answer(page: SchulpflichtPage) -> str:
    if page.answer is None or page.answer.ask:
        return second_sentence(page)
    return ""


def _figures(page: SchulpflichtPage) -> tuple[tuple[str, str], ...]:
    answer = page.answer
    if answer is None:
        return ()
    return (
        (_("Seit"), day_or_dash(answer.since)),
        (_("Bis"), day_or_dash(answer.until)),
        (_("Teil"), part_word(answer.part)),
        (_("Jahrgang"), grade_word(answer.grade)),
        (_("Zuständig"), authority_words(answer.authority)),
    )


def _tables(page: SchulpflichtPage, law: LawParameters) -> Iterator[PaperTable]:
    yield _decision(page)
    stay = {law.cite(rule) for rule in _OF_THE_STAY}
    reasons = [reason for one in page.reasons if (reason := _without_stay(one, stay, page)) is not None]
    rows = tuple((f"{number}.", one.text, ", ".join(one.norms)) for number, one in enumerate(reasons, 1))
    yield PaperTable(_("Begründung"), "", (0.5, 8, 3), ("", _("Grund"), _("Norm")), rows)
    votes = tuple((vote.name, vote.sentence, vote_word(vote.part)) for vote in page.votes)
    heads = (_("Zählweise"), _("Zählung"), _("Ergebnis"))
    yield PaperTable(_("Welcher Teil?"), votes_note(page) if votes else "", (3, 6, 3), heads, votes)
    facts = tuple(
        (fact.label, fact_value(fact), source_words(fact)) for fact in page.facts if not BY_FIELD[fact.field].protected
    )
    heads = (_("Angabe"), _("Wert"), _("Quelle"))
    yield PaperTable(_("Tatsachen"), "", (4, 5, 3), heads, facts)
    norms = tuple(
        (norm.norm, norm.summary, f"{norm.certainty.label}, {norm.state}") for norm in _norms(page, stay, law)
    )
    heads = (_("Norm"), _("Inhalt"), _("Stand"))
    yield PaperTable(_("Rechtsgrundlagen"), "", (3, 6, 3), heads, norms)


def _decision(page: SchulpflichtPage) -> PaperTable:
    standing = page.decision
    if standing is None:
        return PaperTable("", "", (1,), (), ())
    decision = standing.decision
    computed = answer_and_part(decision.computed_answer, decision.computed_part)
    rows = (
        (_("Festgelegt"), decision_words(decision)),
        (_("Begründung"), decision.reason),
        (_("Von"), standing.decided_by),
        (_("Am"), write_date(decision.decided_on)),
        (_("Damals berechnet"), computed),
    )
    note = _("Seitdem sind andere Tatsachen bekannt; die Festlegung ist erneut zu prüfen.")
    return PaperTable(_("Abweichende Festlegung"), note if standing.is_asked_again else "", (3, 9), (), rows)


def _without_stay(reason: CitedReason, stay: set[str], page: SchulpflichtPage) -> CitedReason | None:
    """One neutral sentence in place of what tells of the stay."""
    if not stay & set(reason.norms):
        return reason
    since = page.answer.since if page.answer else None
    if since is None:
        return None
    text = _("Die Voraussetzungen für den Beginn der Schulpflicht liegen seit dem {day} vor.")
    return CitedReason(text.format(day=write_date(since)), (_("§ 34 SchulG"),))


def _norms(page: SchulpflichtPage, stay: set[str], law: LawParameters) -> Iterator[Norm]:
    found = page.answer.norms if page.answer else ()
    if any(norm.norm in stay for norm in found):
        yield law.norms["R-01"]._replace(norm=_("§ 34 SchulG"))
    yield from (norm for norm in found if norm.norm not in stay)


def _notes(desk: Desk, page: SchulpflichtPage) -> Iterator[str]:
    yield from page.doubts
    yield from page.ask
    yield _("Diese Feststellung beruht auf den Angaben, die am {day} bekannt waren.").format(day=write_date(desk.today))
    yield _("Angaben zum Aufenthalt und die Anschrift stehen nicht auf diesem Blatt.")
    yield _("Ausgestellt von {name}.").format(name=desk.account.name)
