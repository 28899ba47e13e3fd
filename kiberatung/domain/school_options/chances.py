"""What a family should know early: lessons in its own language, and the examination in it (DOMAIN 2.2)."""

from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.recommendations import Chance
from kiberatung.domain.school_options.values import CareerFacts, Option

NAMES = {
    Chance.HSU: N_("Herkunftssprachlicher Unterricht"),
    Chance.SPRACHPRUEFUNG: N_("Sprachprüfung statt einer Fremdsprache"),
}
_NORMS = {
    Chance.HSU: N_("BASS 13-61 Nr.\u00a02; Stand prüfen"),
    Chance.SPRACHPRUEFUNG: N_("BASS 13-61 Nr.\u00a01, RdErl. 10.03.1992"),
}
FIRST_GRADE_OF_SEK1 = 5
APPLICATION_UNTIL = (10, 1)
"""1 October in the Regierungsbezirk Arnsberg; other Bezirksregierungen name other days (DOMAIN 2.2)."""


def chance_name(chance: Chance) -> str:
    return _(NAMES[chance])


def chance_options(facts: CareerFacts, grade: int | None) -> tuple[Option[Chance], ...]:
    if grade is None:
        return ()
    return (_hsu(facts), _sprachpruefung(facts, grade))


def next_application_day(today: date) -> date:
    """The next 1 October, today included."""
    this_year = date(today.year, *APPLICATION_UNTIL)
    return this_year if today <= this_year else date(today.year + 1, *APPLICATION_UNTIL)


def _hsu(facts: CareerFacts) -> Option[Chance]:
    pros, cons = [], []
    if facts.family_languages:
        names = ", ".join(facts.family_languages)
        pros.append(_("Zu Hause wird {languages} gesprochen.").format(languages=names))
    elif facts.speaks_german_at_home:
        cons.append(_("Zu Hause wird nur Deutsch gesprochen."))
    else:
        cons.append(_("Die Sprache zu Hause ist nicht eingetragen."))
    cons.append(_("Nicht jede Sprache gibt es überall. Das Schulamt kennt die Gruppen."))
    return _option(Chance.HSU, pros, cons, bool(facts.family_languages))


def _sprachpruefung(facts: CareerFacts, grade: int) -> Option[Chance]:
    """For those who missed the first years of the Sekundarstufe I here and cannot join its languages."""
    pros, cons = [], []
    missed = grade > FIRST_GRADE_OF_SEK1 and not _was_here_in_time(facts)
    if missed:
        pros.append(_("Das Kind war nicht von Klasse 5 an in Deutschland in der Schule."))
        day = write_date(next_application_day(facts.today))
        pros.append(_("Antrag über die Schule bis {day}; die Bezirksregierung nennt ihren Tag.").format(day=day))
    elif grade > FIRST_GRADE_OF_SEK1:
        cons.append(_("Das Kind war vielleicht schon in Klasse 5 hier in der Schule."))
    else:
        cons.append(_("Bis Klasse 5 beginnt das Kind die Fremdsprachen mit den anderen."))
    cons.append(_("Geprüft wird die Amtssprache des Herkunftslands, wenn es eine Prüfung in ihr gibt."))
    if missed and facts.arrived_on is None:
        cons.append(_("Das Einreisedatum fehlt; der Antrag braucht es."))
    return _option(Chance.SPRACHPRUEFUNG, pros, cons, missed)


def _was_here_in_time(facts: CareerFacts) -> bool:
    """At school here when the grade was the fifth or before."""
    since, number = facts.german_school_since, facts.child.school_year_number
    if since is None or number is None:
        return False
    return number - (facts.today.year - since.year) <= FIRST_GRADE_OF_SEK1


def _option(chance: Chance, pros: list[str], cons: list[str], is_proposed: bool) -> Option[Chance]:
    return Option(chance, _(NAMES[chance]), tuple(pros), tuple(cons), _(_NORMS[chance]), is_proposed)
