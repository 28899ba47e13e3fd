"""The answer on the Schulpflicht as marks, rows and words of the page. No Qt."""

from dataclasses import dataclass

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.schulpflicht.answer import Answer, Part, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.beside.question import SideAnswer, SideQuestion, Topic
from kiberatung.domain.schulpflicht.parameters import Certainty, Norm
from kiberatung.services.schulpflicht.decisions import StandingDecision
from kiberatung.services.schulpflicht.facts import UsedFact
from kiberatung.services.schulpflicht.past import AnswerChange
from kiberatung.services.schulpflicht.words import answer_and_part, decision_words, part_word, source_words, vote_word

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
_PART_ICONS = {Part.FULL_TIME: "school", Part.SEK2: "building-2", Part.CHECK: "triangle-alert"}
_SIDE_MARKS = {
    SideAnswer.POSSIBLE: ("info", "text"),
    SideAnswer.NOT_POSSIBLE: ("circle-slash", "muted"),
    SideAnswer.DUE: ("clock", "warn"),
    SideAnswer.SETTLED: ("circle-check", "ok"),
    SideAnswer.CHECK: ("triangle-alert", "warn"),
}


FIELD_OF_TOPIC = {
    Topic.EARLY_ENTRY: "early_admission_on",
    Topic.DEFERRAL: "deferred",
    Topic.SUSPENSION: "suspension",
    Topic.APPRENTICESHIP: "apprenticeship_from",
    Topic.HEALTH_CHECK: "health_check_on",
    Topic.MEASLES: "measles_proof",
}
"""What is asked for in place, where the question is settled by one fact."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon with its word and tone."""

    icon: str
    word: str
    tone: str


def answer_mark(answer: SchulpflichtAnswer | None) -> Mark:
    """The icon beside the headline; the word is the headline itself."""
    if answer is None or answer.answer in (Answer.MISSING_FACT, Answer.CHECK):
        return Mark("triangle-alert", "", "warn")
    if answer.answer is Answer.YES:
        return Mark("circle-check", "", "ok")
    return Mark("pause" if answer.answer is Answer.SUSPENDED else "circle-minus", "", "muted")


def part_mark(part: Part | None) -> Mark:
    if part is None:
        return Mark("", "–", "text")
    return Mark(_PART_ICONS[part], part_word(part), "warn" if part is Part.CHECK else "info")


def vote_mark(part: Part | None) -> Mark:
    if part is None:
        return Mark("circle-question-mark", vote_word(part), "muted")
    return Mark(_PART_ICONS[part], vote_word(part), "warn" if part is Part.SEK2 else "info")


def norm_mark(norm: Norm) -> Mark:
    """Whether the wording was read, and of when it is."""
    if norm.certainty is Certainty.WORDING:
        return Mark("book-open", norm.state, "muted")
    return Mark("triangle-alert", norm.state, "warn")


def fact_mark(fact: UsedFact) -> Mark | None:
    words = source_words(fact)
    if not words:
        return None
    if fact.no_value is not None:
        return Mark(NO_VALUE_ICONS[fact.no_value], words, "muted")
    if fact.source is not None:
        return Mark(SOURCE_ICONS[fact.source], words, "muted")
    return Mark("route" if fact.is_counted else "circle-dashed", words, "muted")


def side_title(topic: Topic) -> str:
    return {
        Topic.EARLY_ENTRY: _("Vorzeitige Aufnahme"),
        Topic.DEFERRAL: _("Zurückstellung"),
        Topic.REGISTRATION: _("Anmeldung an der Grundschule"),
        Topic.ABC_CLASSES: _("ABC-Klasse"),
        Topic.SUSPENSION: _("Ruhen der Schulpflicht"),
        Topic.APPRENTICESHIP: _("Ausbildung"),
        Topic.RELEASE: _("Befreiung vom weiteren Schulbesuch"),
        Topic.TWO_YEARS_HERE: _("Zwei Jahre Erstförderung"),
        Topic.FIT_FUER_MEHR: _("Fit für mehr"),
        Topic.INTERNATIONAL_CLASS: _("Internationale Förderklasse"),
        Topic.LANGUAGE_EXAM: _("Sprachprüfung"),
        Topic.HEALTH_CHECK: _("Seiteneinsteigeruntersuchung"),
        Topic.MEASLES: _("Masernschutz"),
    }[topic]


def side_mark(question: SideQuestion) -> Mark:
    icon, tone = _SIDE_MARKS[question.answer]
    return Mark(icon, side_title(question.topic), tone)


def norms_words(norms: tuple[Norm, ...]) -> str:
    return ", ".join(dict.fromkeys(norm.norm for norm in norms))


# the counsellor's own decision


def decided_words(standing: StandingDecision) -> str:
    text = _("Abweichend festgelegt am {date} von {name}: {answer}")
    name = standing.decided_by or _("unbekannt")
    decision = standing.decision
    return text.format(date=write_date(decision.decided_on), name=name, answer=decision_words(decision))


def asked_again_words(standing: StandingDecision, answer: SchulpflichtAnswer | None) -> str:
    """What became known since, and what is computed now; empty while nothing asks for the decision again."""
    if not standing.is_asked_again or answer is None:
        return ""
    sentences = [_("Seit der Festlegung hat sich etwas geändert. Gilt sie weiter?")]
    decision = standing.decision
    if standing.other_answer:
        then = answer_and_part(decision.computed_answer, decision.computed_part)
        now = answer_and_part(answer.answer, answer.part or "")
        sentences.append(_("Berechnet war: {then}. Berechnet ist jetzt: {now}.").format(then=then, now=now))
    for fact in standing.changed:
        words = _("{fact}: {before} → {now}.")
        sentences.append(words.format(fact=fact.name, before=fact.before or _("offen"), now=fact.now or _("offen")))
    return " ".join(sentences)


# what was told, and how the answer changed


def change_words(change: AnswerChange) -> str:
    said = _("Am {date} geändert: {before} → {now}") if change.before else _("Am {date} zuerst bestimmt: {now}")
    return said.format(date=write_date(change.on), before=change.before, now=change.now or _("nicht bestimmbar"))


def because_words(change: AnswerChange) -> str:
    words = "; ".join(change.because)
    if words and change.who:
        return _("weil {facts} ({who})").format(facts=words, who=change.who)
    return words or change.who
