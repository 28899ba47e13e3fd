"""The answer on the Schulpflicht as sentences and words, the same on the screen and on paper."""

from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.answers import Source
from kiberatung.domain.cases import SchulpflichtDecision
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part
from kiberatung.services.child_names import name_of_child
from kiberatung.services.labels import label_of
from kiberatung.services.schulpflicht.facts import UsedFact, field_name
from kiberatung.services.schulpflicht.page import SchulpflichtPage

SEEN = frozenset({Source.PASSPORT, Source.CERTIFICATE, Source.NOTICE})
TOLD = frozenset({Source.INTERPRETED, Source.OWN_WORDS})


def headline(page: SchulpflichtPage) -> str:
    name = name_of_child(page.child)
    answer = page.answer
    if answer is None:
        return _("Die Schulpflicht von {name} lässt sich noch nicht bestimmen.").format(name=name)
    if answer.answer is Answer.MISSING_FACT:
        fact = field_name(answer.missing[0])
        return _("Für {name} fehlt eine Angabe: {fact}.").format(name=name, fact=fact)
    return sentence_of(answer.answer).format(name=name)


def sentence_of(answer: Answer) -> str:
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


def day_or_dash(day: date | None) -> str:
    return write_date(day) if day else "–"


def part_word(part: Part | None) -> str:
    if part is None:
        return "–"
    return {
        Part.FULL_TIME: _("Vollzeit, bis Sekundarstufe I"),
        Part.SEK2: _("Sekundarstufe II, Berufskolleg"),
        Part.CHECK: _("zu prüfen"),
    }[part]


def vote_word(part: Part | None) -> str:
    return _("zählt nicht mit") if part is None else part_word(part)


def grade_word(grade: int | None) -> str:
    return "–" if grade is None else str(grade)


def authority_words(authority: Authority | None) -> str:
    if authority is None:
        return "–"
    return {
        Authority.SCHULAMT: _("Schulamt"),
        Authority.BEZIRKSREGIERUNG: _("Bezirksregierung"),
        Authority.BOTH: _("Schulamt und Bezirksregierung"),
    }[authority]


def votes_note(page: SchulpflichtPage) -> str:
    if page.votes_differ:
        return _("Drei Zählweisen, zwei Ergebnisse. Das Programm bevorzugt keine.")
    return _("Drei Zählweisen, ein Ergebnis.")


def fact_value(fact: UsedFact) -> str:
    value = fact.value or _("offen")
    return f"{value}, {fact.note}" if fact.note and fact.value else value


def source_words(fact: UsedFact) -> str:
    """Whether a document was seen, somebody told it, or it is taken as such; empty while there is no answer."""
    if fact.no_value is not None:
        return label_of(fact.no_value)
    if not fact.value:
        return ""
    if fact.source is None:
        return _("errechnet") if fact.is_counted else _("ohne Quelle")
    word = label_of(fact.source)
    if fact.source in SEEN:
        return _("{document}, gesehen").format(document=word)
    if fact.source in TOLD:
        return _("erzählt, {how}").format(how=word)
    return _("angenommen, {how}").format(how=word) if fact.source is Source.SIBLING else word


def answer_and_part(answer: str, part: str) -> str:
    """As they are stored."""
    words = label_of(Answer(answer))
    return _("{answer}, {part}").format(answer=words, part=label_of(Part(part))) if part else words


def decision_words(decision: SchulpflichtDecision) -> str:
    return answer_and_part(decision.answer, decision.part)
