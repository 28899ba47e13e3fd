"""What a letter rests on, in German, for the person who checks it before printing."""

from collections.abc import Callable, Mapping

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.matching.reasons import kilometres, support_with_grade
from kiberatung.services.labels import label_of
from kiberatung.services.letters.facts import LetterFacts
from kiberatung.services.letters.field_values import name_of
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.values import Detail


def facts_used(kind: LetterKind, facts: LetterFacts) -> tuple[Detail, ...]:
    child = (Detail(_("Kind"), name_of(facts.child)),) if facts.child else ()
    if RULES[kind].german_only:
        return _leaving(kind, facts) or (*child, *_appointment(facts))
    tell = _TELLING.get(kind, _nothing)
    return (*child, *tell(facts))


def _leaving(kind: LetterKind, facts: LetterFacts) -> tuple[Detail, ...]:
    """Who gets what about whom (U52): all that stands on the paper of this child."""
    return facts.further.rows if kind is not LetterKind.INTERPRETER_ORDER else ()


def _nothing(_facts: LetterFacts) -> tuple[Detail, ...]:
    return ()


def _appointment(facts: LetterFacts) -> tuple[Detail, ...]:
    if facts.appointment is None:
        return (Detail(_("Termin"), _("noch keiner vereinbart")),)
    starts_at = german_time(facts.appointment.starts_at)
    when = _("{date}, {hour}:{minute:02} Uhr").format(
        date=write_date(starts_at.date()), hour=starts_at.hour, minute=starts_at.minute
    )
    return Detail(_("Termin"), when), Detail(_("Ort"), facts.appointment.place or _("im Zentrum"))


def _schulpflicht(facts: LetterFacts) -> tuple[Detail, ...]:
    if facts.answer is None:
        return (Detail(_("Schulpflicht"), _("nicht bestimmbar, das Geburtsdatum fehlt")),)
    since = (Detail(_("Seit"), write_date(facts.answer.since)),) if facts.answer.since else ()
    norms = ", ".join(norm.norm for norm in facts.answer.norms)
    return Detail(_("Schulpflicht"), label_of(facts.answer.answer)), *since, Detail(_("Grundlage"), norms)


def _recommendation(facts: LetterFacts) -> tuple[Detail, ...]:
    if facts.recommendation is None:
        return ()
    school = (Detail(_("Schule"), facts.school.name),) if facts.school else ()
    given_on = Detail(_("Empfohlen am"), write_date(facts.recommendation.recommended_on))
    words = support_with_grade(facts.recommendation.german_support, facts.recommendation.grade)
    support = (Detail(_("Deutschförderung"), words),) if words else ()
    return given_on, *support, *school


def _place(facts: LetterFacts) -> tuple[Detail, ...]:
    if facts.place is None or facts.school is None:
        return ()
    answered_on = facts.place.answered_on or facts.place.requested_on
    starts_on = (Detail(_("Beginn"), write_date(facts.place.starts_on)),) if facts.place.starts_on else ()
    state = Detail(label_of(facts.place.state), write_date(answered_on))
    return Detail(_("Schule"), facts.school.name), state, *starts_on


def _steps_and_way(facts: LetterFacts) -> tuple[Detail, ...]:
    state, way = facts.further.case_state, facts.further.way
    reached = (Detail(_("Stand"), label_of(state)),) if state else ()
    measured = (Detail(_("Entfernung ab Ortsmitte"), kilometres(round(way.km, 1))),) if way else ()
    return *reached, *(_appointment(facts) if facts.appointment else ()), *_place(facts), *measured


def _german_schooling(facts: LetterFacts) -> tuple[Detail, ...]:
    since = facts.further.german_since
    began = (Detail(_("Schule in Deutschland seit"), write_date(since)),) if since else ()
    return (*began, Detail(_("Volle Schuljahre"), str(facts.further.german_years)))


_TELLING: Mapping[LetterKind, Callable[[LetterFacts], tuple[Detail, ...]]] = {
    LetterKind.INVITATION: _appointment,
    LetterKind.SECOND_INVITATION: _appointment,
    LetterKind.CONFIRMATION: _appointment,
    LetterKind.REMINDER: _appointment,
    LetterKind.SCHULPFLICHT_INFORMATION: _schulpflicht,
    LetterKind.PICTURE_PAGE: _steps_and_way,
    LetterKind.RECOMMENDATION: _recommendation,
    LetterKind.PLACEMENT: _place,
    LetterKind.FOLLOW_UP: _place,
    LetterKind.SCHOOL_CERTIFICATE: _german_schooling,
}
