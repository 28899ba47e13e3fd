"""Turns what the page holds into rows to paint. Words come from `answer_words`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.answers import NoValue
from kiberatung.domain.information_given import Confirmation, GivenInformation
from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.domain.schulpflicht.beside.question import SideAnswer, SideQuestion, Topic
from kiberatung.domain.schulpflicht.parameters import Norm
from kiberatung.services.information.words import (
    confirmation_words,
    explained_words,
    information_title,
    information_way,
)
from kiberatung.services.schulpflicht.facts import UsedFact
from kiberatung.services.schulpflicht.page import AskedOffice, CitedReason, CountingVote
from kiberatung.services.schulpflicht.past import AnswerChange
from kiberatung.services.schulpflicht.words import authority_words, day_or_dash, fact_value, grade_word
from kiberatung.ui.family.schulpflicht import answer_words
from kiberatung.ui.family.schulpflicht.figures import Figure
from kiberatung.ui.family.schulpflicht.painted_rows import Cell, Row, RowDeed


def figures(answer: SchulpflichtAnswer) -> list[Figure]:
    part = answer_words.part_mark(answer.part)
    is_warn = part.tone == "warn"
    return [
        Figure(_("Seit"), day_or_dash(answer.since)),
        Figure(_("Bis"), day_or_dash(answer.until)),
        Figure(_("Teil"), part.word, part.tone if is_warn else "text", part.icon if is_warn else ""),
        Figure(_("Jahrgang"), grade_word(answer.grade)),
        Figure(_("Zuständig"), authority_words(answer.authority)),
    ]


def vote_rows(votes: Iterable[CountingVote]) -> list[Row]:
    rows = []
    for vote in votes:
        mark = answer_words.vote_mark(vote.part)
        cells = (Cell(vote.name, "strong"), Cell(vote.sentence), Cell(mark.word, "strong", mark.tone, mark.icon))
        rows.append(Row(cells))
    return rows


def reason_rows(reasons: Sequence[CitedReason]) -> list[Row]:
    return [
        Row((Cell(f"{number}. {reason.text}"), Cell(", ".join(reason.norms), "small", "muted")))
        for number, reason in enumerate(reasons, 1)
    ]


def fact_rows(facts: Iterable[UsedFact], ask: Callable[[str], object]) -> list[Row]:
    """An open fact can be entered in its row; one that nobody can know or that does not apply is not asked for."""
    rows = []
    for fact in facts:
        mark = answer_words.fact_mark(fact)
        source = Cell(mark.word, "small", mark.tone, mark.icon) if mark else Cell("")
        is_open = not fact.value and fact.no_value is not NoValue.NOT_APPLICABLE
        deeds = (RowDeed(_("Eintragen"), partial(ask, fact.field), fact.label),) if is_open else ()
        cells = (Cell(fact.label, tone="muted"), Cell(fact_value(fact), tone="text" if fact.value else "muted"), source)
        rows.append(Row(cells, deeds))
    return rows


def side_rows(questions: Iterable[SideQuestion], settle: Callable[[SideQuestion], object]) -> list[Row]:
    rows = []
    for question in questions:
        mark = answer_words.side_mark(question)
        deed = deed_of(question)
        cells = (
            Cell(mark.word, "strong", mark.tone, mark.icon),
            Cell(" ".join(question.sentences), second=answer_words.norms_words(question.norms)),
        )
        deeds = (RowDeed(deed, partial(settle, question), mark.word),) if deed else ()
        rows.append(Row(cells, deeds))
    return rows


def deed_of(question: SideQuestion) -> str:
    """Empty where nothing is to be done."""
    if question.topic in answer_words.FIELD_OF_TOPIC:
        return _("Ändern") if question.answer is SideAnswer.SETTLED else _("Eintragen")
    if question.topic is Topic.TWO_YEARS_HERE:
        return _("Schulweg öffnen")
    if question.topic is Topic.RELEASE:
        return _("Anfrage vormerken")
    return _("Vormerken") if question.day is not None else ""


def without_deeds(rows: Iterable[Row]) -> list[Row]:
    """For an account that only reads."""
    return [Row(row.cells) for row in rows]


def office_rows(offices: Iterable[AskedOffice]) -> list[Row]:
    rows = []
    for office in offices:
        waiting = office.follow_up
        second = office.concern
        if waiting is not None:
            told = _("{concern}. Angefragt, Wiedervorlage am {date}.")
            second = told.format(concern=office.concern, date=write_date(waiting.due_on))
        rows.append(Row((Cell(office.name, "strong", icon="landmark", second=second),)))
    return rows


def sentence_rows(texts: Iterable[str]) -> list[Row]:
    """„Eine Ausbildung: Dann …“ as two lines."""
    rows = []
    for text in texts:
        head, colon, rest = text.partition(": ")
        rows.append(Row((Cell(head, "strong", second=rest),)) if colon and rest else Row((Cell(text),)))
    return rows


def norm_rows(norms: Iterable[Norm]) -> list[Row]:
    rows = []
    for norm in norms:
        mark = answer_words.norm_mark(norm)
        summary = f"{norm.certainty.label}: {norm.summary}" if norm.summary else norm.certainty.label
        rows.append(Row((Cell(norm.norm, second=summary), Cell(mark.word, "small", mark.tone, mark.icon))))
    return rows


def change_rows(changes: Iterable[AnswerChange]) -> list[Row]:
    return [
        Row((Cell(answer_words.change_words(change), second=answer_words.because_words(change)),)) for change in changes
    ]


class InformationRows:
    """`languages` are the German words by ISO 639-3; what can be done with a row is called back."""

    def __init__(
        self,
        languages: Mapping[str, str],
        reprint: Callable[[GivenInformation], object],
        confirm: Callable[[GivenInformation], object],
    ) -> None:
        self._languages, self._reprint, self._confirm = languages, reprint, confirm

    def rows(self, found: Iterable[GivenInformation]) -> list[Row]:
        return [self._row(one) for one in found]

    def explained(self, given: GivenInformation | None) -> str:
        return explained_words(given, self._languages)

    def _row(self, given: GivenInformation) -> Row:
        title = information_title(given)
        way = information_way(given, self._languages)
        confirmed = given.confirmation is not Confirmation.NONE
        mark = Cell(
            confirmation_words(given),
            "small",
            "ok" if confirmed else "muted",
            "circle-check" if confirmed else "circle-minus",
        )
        cells = (Cell(write_date(given.given_on)), Cell(title, "strong", second=way), mark)
        return Row(cells, tuple(self._deeds(given, title)))

    def _deeds(self, given: GivenInformation, title: str) -> Iterable[RowDeed]:
        if given.letter_id is not None:
            yield RowDeed(_("Noch einmal ansehen"), lambda: self._reprint(given), title)
        if given.confirmation is Confirmation.NONE:
            yield RowDeed(_("Bestätigung eintragen"), lambda: self._confirm(given), title)
