"""The answer on the Schulpflicht in the words of the page. No Qt."""

from dataclasses import dataclass
from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.parameters import Certainty, Norm
from kiberatung.services.child_facts import name_of_child
from kiberatung.services.labels import label_of
from kiberatung.services.schulpflicht_facts import UsedFact, field_name
from kiberatung.services.schulpflicht_page import SchulpflichtPage

SOURCE_ICONS = {
    Source.PASSPORT: "id-card",
    Source.CERTIFICATE: "file-check",
    Source.NOTICE: "file-text",
    Source.SEEN: "eye",
    Source.INTERPRETED: "message-circle",
    Source.OWN_WORDS: "quote",
    Source.SIBLING: "copy",
}
NO_VALUE_ICONS = {
    NoValue.UNKNOWN: "circle-question-mark",
    NoValue.NOT_ASKED: "circle-dashed",
    NoValue.REFUSED: "hand",
    NoValue.NOT_APPLICABLE: "minus",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon with its word and tone."""

    icon: str
    word: str
    tone: str


def headline(page: SchulpflichtPage) -> str:
    name = name_of_child(page.child)
    answer = page.answer
    if answer is None:
        return _("Die Schulpflicht von {name} lässt sich noch nicht bestimmen.").format(name=name)
    if answer.answer is Answer.MISSING_FACT:
        fact = field_name(answer.missing[0])
        return _("Für {name} fehlt eine Angabe: {fact}.").format(name=name, fact=fact)
    return _sentence(answer.answer).format(name=name)


def _sentence(answer: Answer) -> str:
    return {
        Answer.YES: _("Ja, {name} ist schulpflichtig."),
        Answer.NO: _("Nein, {name} ist jetzt nicht schulpflichtig."),
        Answer.NOT_YET: _("Nein, {name} ist noch nicht schulpflichtig."),
        Answer.NO_LONGER: _("Nein, {name} ist nicht mehr schulpflichtig."),
        Answer.SUSPENDED: _("Die Schulpflicht von {name} ruht."),
        Answer.CHECK: _("Ob {name} schulpflichtig ist, muss geprüft werden."),
    }[answer]


def second_sentence(page: SchulpflichtPage) -> str:
    answer = page.answer
    if answer is None:
        return f"{page.problem} {page.next_step}"
    if answer.answer is Answer.MISSING_FACT:
        return _("Ohne diese Angabe steht der Beginn nicht fest. Die Suche nach einem Schulplatz kann schon beginnen.")
    if answer.answer is Answer.CHECK:
        return _("Gesetz und Praxis gehen auseinander. Fragen Sie die zuständige Stelle.")
    if answer.part is Part.CHECK:
        return _(
            "Welcher Teil gilt, muss die Schulaufsicht entscheiden. "
            "Die Suche nach einem Schulplatz kann schon beginnen."
        )
    return _("Berechnet aus den Tatsachen unten.")


def answer_mark(answer: SchulpflichtAnswer | None) -> Mark:
    """The icon beside the headline; the word is the headline itself."""
    if answer is None or answer.answer in (Answer.MISSING_FACT, Answer.CHECK):
        return Mark("triangle-alert", "", "warn")
    if answer.answer is Answer.YES:
        return Mark("circle-check", "", "ok")
    return Mark("pause" if answer.answer is Answer.SUSPENDED else "circle-minus", "", "muted")


def day_or_dash(day: date | None) -> str:
    return write_date(day) if day else "–"


def part_mark(part: Part | None) -> Mark:
    if part is None:
        return Mark("", "–", "text")
    return {
        Part.FULL_TIME: Mark("school", _("Vollzeit, bis Sekundarstufe I"), "info"),
        Part.SEK2: Mark("building-2", _("Sekundarstufe II, Berufskolleg"), "info"),
        Part.CHECK: Mark("triangle-alert", _("zu prüfen"), "warn"),
    }[part]


def vote_mark(part: Part | None) -> Mark:
    return Mark("circle-question-mark", _("zählt nicht mit"), "muted") if part is None else part_mark(part)


def authority_words(authority: Authority | None) -> str:
    if authority is None:
        return "–"
    return {
        Authority.SCHULAMT: _("Schulamt"),
        Authority.BEZIRKSREGIERUNG: _("Bezirksregierung"),
        Authority.BOTH: _("Schulamt und Bezirksregierung"),
    }[authority]


def votes_note(page: SchulpflichtPage) -> str:
    results = {vote.part for vote in page.votes if vote.part is not None}
    if len(results) > 1:
        return _("Drei Zählweisen, zwei Ergebnisse. Das Programm bevorzugt keine.")
    return _("Drei Zählweisen, ein Ergebnis.")


def norm_mark(norm: Norm) -> Mark:
    """Whether the wording was read, and of when it is."""
    if norm.certainty is Certainty.WORDING:
        return Mark("book-open", norm.state, "muted")
    return Mark("triangle-alert", norm.state, "warn")


def fact_value(fact: UsedFact) -> str:
    value = fact.value or _("offen")
    return f"{value}, {fact.note}" if fact.note and fact.value else value


def fact_mark(fact: UsedFact) -> Mark | None:
    if fact.no_value is not None:
        return Mark(NO_VALUE_ICONS[fact.no_value], label_of(fact.no_value), "muted")
    if fact.source is not None:
        return Mark(SOURCE_ICONS[fact.source], label_of(fact.source), "muted")
    return None


def decision_words(page: SchulpflichtPage) -> str:
    """What the counsellor decided, or empty."""
    decision = page.decision
    if decision is None:
        return ""
    words = label_of(Answer(decision.answer))
    if decision.part:
        words = _("{answer}, {part}").format(answer=words, part=label_of(Part(decision.part)))
    return words


def explained_words(page: SchulpflichtPage, language: str) -> str:
    talk = page.explained
    if talk is None:
        return _("Noch nicht als erklärt eingetragen.")
    if talk.interpreted_by:
        text = _("am {date} auf {language}, gedolmetscht von {name}")
        return text.format(date=write_date(talk.held_on), language=language, name=talk.interpreted_by)
    return _("am {date} auf {language}, ohne Sprachmittlung").format(date=write_date(talk.held_on), language=language)
