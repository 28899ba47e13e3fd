"""What an answer means, in sentences a parent understands; `family.po` holds them in the languages of the families."""

from datetime import date
from typing import NamedTuple

from kiberatung.basics.texts import family_
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part, SchulpflichtAnswer


class ParentSentence(NamedTuple):
    """The German text as marked, and the days to fill into it or into its translation."""

    german: str
    days: tuple[tuple[str, date], ...] = ()


_PART = {
    Part.FULL_TIME: family_("Ihr Kind besucht eine Grundschule oder eine weiterführende Schule."),
    Part.SEK2: family_("Ihr Kind besucht eine Schule der Sekundarstufe II, zum Beispiel ein Berufskolleg."),
    Part.CHECK: family_("Welche Schule passt, entscheidet die Schulaufsicht. Wir fragen dort nach."),
}
_AUTHORITY = {
    Authority.SCHULAMT: family_("Einen Schulplatz nennt das Schulamt."),
    Authority.BEZIRKSREGIERUNG: family_("Einen Schulplatz nennt die Bezirksregierung."),
    Authority.BOTH: family_("Über den Schulplatz entscheiden Schulamt und Bezirksregierung gemeinsam."),
}
_ASSIGNED = "assigned_on"
_BY_MISSING = {
    _ASSIGNED: family_("Bitte zeigen Sie uns den Brief über die Zuweisung an Ihre Gemeinde."),
    "resident_since": family_("Bitte zeigen Sie uns die Meldebestätigung mit dem Tag der Anmeldung."),
}


def sentences_for_parents(answer: SchulpflichtAnswer) -> tuple[ParentSentence, ...]:
    """The answer first, then how long, where and what to do; each sentence has at most twenty words."""
    return (*_first(answer), *_then(answer))


def _first(answer: SchulpflichtAnswer) -> tuple[ParentSentence, ...]:
    since, until = answer.since, answer.until
    if answer.answer is Answer.YES:
        begin = (("since", since),) if since else ()
        return (
            ParentSentence(family_("Ihr Kind muss zur Schule gehen.")),
            ParentSentence(family_("Das gilt seit dem {since}."), begin),
            ParentSentence(family_("Die Schulpflicht dauert bis zum {until}."), (("until", until),)),
        )
    if answer.answer is Answer.NOT_YET:
        return (_not_yet(since),)
    if answer.answer is Answer.NO_LONGER:
        return (
            ParentSentence(family_("Ihr Kind muss nicht mehr zur Schule gehen.")),
            ParentSentence(family_("Die Schulpflicht endete am {until}."), (("until", until),)),
            ParentSentence(family_("Wir beraten Sie gern, welche Wege jetzt offenstehen.")),
        )
    return _other(answer)


def _not_yet(since: date | None) -> ParentSentence:
    if since is None:
        return ParentSentence(family_("Ihr Kind muss noch nicht zur Schule gehen. Wir sagen Ihnen, ab wann."))
    text = family_("Ihr Kind muss noch nicht zur Schule gehen. Die Schulpflicht beginnt am {since}.")
    return ParentSentence(text, (("since", since),))


def _other(answer: SchulpflichtAnswer) -> tuple[ParentSentence, ...]:
    until = (("until", answer.until),)
    if answer.answer is Answer.NO:
        return (
            ParentSentence(
                family_("Solange Sie in der Landesaufnahme wohnen, muss Ihr Kind noch nicht zur Schule gehen.")
            ),
            ParentSentence(family_("Die Schulpflicht beginnt mit der Zuweisung an eine Gemeinde.")),
        )
    if answer.answer is Answer.SUSPENDED:
        return (
            ParentSentence(family_("Die Schulpflicht ruht im Moment. Ihr Kind muss jetzt nicht zur Schule gehen.")),
            ParentSentence(family_("Fällt der Grund weg, gilt die Schulpflicht wieder, bis zum {until}."), until),
        )
    if answer.answer is Answer.CHECK:
        return (
            ParentSentence(family_("Ob Ihr Kind zur Schule gehen muss, muss ein Amt entscheiden.")),
            ParentSentence(family_("Wir fragen dort nach und melden uns bei Ihnen.")),
        )
    return (
        ParentSentence(family_("Ob Ihr Kind zur Schule gehen muss, wissen wir noch nicht. Eine Angabe fehlt.")),
        *(ParentSentence(_BY_MISSING[field]) for field in answer.missing),
    )


def _then(answer: SchulpflichtAnswer) -> tuple[ParentSentence, ...]:
    if answer.answer is not Answer.YES or answer.part is None or answer.authority is None:
        return ()
    return ParentSentence(_PART[answer.part]), ParentSentence(_AUTHORITY[answer.authority])
