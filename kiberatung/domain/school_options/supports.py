"""When each form of German support fits, and how long it is expected to last (BASS 13-63 Nr. 3 and 4, DOMAIN 2.1, 2.3).

The numbers of the Erlass moved in 2023 (3.4 to 3.6 became 3.5 to 3.8), so each norm carries its state. Levels below
B1 at which a form usually fits are a rule of this program, as in `matching.german_support`.
"""

from datetime import date, timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import school_year_begin, school_year_end, school_year_of
from kiberatung.basics.texts import N_, _
from kiberatung.domain.languages import Literacy
from kiberatung.domain.matching.german_support import (
    BELOW_A2,
    BELOW_B1,
    FFM_OLDEST,
    FFM_YOUNGEST,
    NOT_ALPHABETISED,
)
from kiberatung.domain.matching.reasons import support_name
from kiberatung.domain.matching.values import PRIMARY_LAST_GRADE, SEK2_GRADE, SupportProposal
from kiberatung.domain.school_options.values import CareerFacts, Option, SupportEnd
from kiberatung.domain.schools import GermanSupport

_ERLASS = N_("BASS 13-63 Nr.\u00a03, {form}; Stand 6.12.2023, Nummern davor anders")
_FORMS = {
    GermanSupport.DEUTSCHFOERDERKLASSE: N_("vollständig äußere Differenzierung"),
    GermanSupport.DEUTSCHFOERDERGRUPPE: N_("teilweise äußere Differenzierung"),
    GermanSupport.INNERE_DIFFERENZIERUNG: N_("innere Differenzierung"),
    GermanSupport.NONE: N_("Ziel Niveau B1"),
}
_BERUFSKOLLEG = {
    GermanSupport.INTERNATIONALE_FOERDERKLASSE: N_("APO-BK Anlage A §\u00a021, §\u00a022 Abs.\u00a03; Stand prüfen"),
    GermanSupport.FIT_FUER_MEHR: N_("BASS 13-63 Nr.\u00a04, RdErl. 18.01.2017"),
}
AT_SCHOOL = frozenset(_FORMS) - {GermanSupport.NONE}
YEARS_OF_ERSTFOERDERUNG = 2
Reasons = tuple[list[str], list[str]]


def support_options(
    facts: CareerFacts, grade: int | None, proposal: SupportProposal
) -> tuple[Option[GermanSupport], ...]:
    """All forms, so that none has to be looked for; without a grade none fits yet."""
    if grade is None:
        return ()
    return tuple(
        Option(kind, support_name(kind), *_reasons(facts, grade, kind), norm_of(kind), kind is proposal.kind)
        for kind in GermanSupport
    )


def literacy_option(facts: CareerFacts, proposal: SupportProposal) -> Option[bool]:
    """Erstalphabetisierung, up to one year (Nr. 3.4 since 2023)."""
    pros, cons = [], []
    latin = facts.child.latin_literacy
    if latin is None:
        cons.append(_("Ob das Kind lateinische Buchstaben liest, ist nicht bekannt."))
    elif latin in NOT_ALPHABETISED:
        pros.append(_("Das Kind liest und schreibt noch nicht in lateinischer Schrift."))
    else:
        cons.append(_("Das Kind liest schon in lateinischer Schrift."))
    if facts.reads_other_script and latin in (Literacy.NONE, Literacy.LETTERS):
        cons.append(_("Es liest sicher in einer anderen Schrift; vielleicht genügen die neuen Buchstaben."))
    pros.append(_("Danach folgt weitere Deutschförderung, spätestens nach einem Jahr oder mit Niveau A1."))
    norm = _(_ERLASS).format(form=_("Erstalphabetisierung, Nr.\u00a03.4"))
    return Option(True, _("Erstalphabetisierung"), tuple(pros), tuple(cons), norm, proposal.literacy_course)


def norm_of(kind: GermanSupport) -> str:
    if kind in _BERUFSKOLLEG:
        return _(_BERUFSKOLLEG[kind])
    return _(_ERLASS).format(form=_(_FORMS[kind]))


def support_end(facts: CareerFacts, kind: GermanSupport) -> SupportEnd:
    """Counted from the first school day, as far as it is known."""
    if kind is GermanSupport.NONE:
        return SupportEnd(None, ())
    if kind is GermanSupport.INTERNATIONALE_FOERDERKLASSE:
        return _end_of_ifk(facts)
    if kind is GermanSupport.FIT_FUER_MEHR:
        return _end_of_ffm(facts)
    begins = facts.german_school_since or facts.begins_on
    until = _years_later(begins, YEARS_OF_ERSTFOERDERUNG) - timedelta(days=1)
    reasons = [_("Die Erstförderung dauert meist höchstens zwei Jahre."), _counted_from(facts, begins)]
    if until < facts.today:
        reasons.append(_("Diese Zeit ist schon vorbei. Fragen Sie die Schulaufsicht, was noch möglich ist."))
        return SupportEnd(None, tuple(reasons))
    return SupportEnd(until, tuple(reasons))


def _counted_from(facts: CareerFacts, begins: date) -> str:
    day = write_date(begins)
    if facts.german_school_since is not None:
        return _("Gerechnet ab {day}, dem ersten Schulbesuch in Deutschland.").format(day=day)
    if facts.begins_is_known:
        return _("Gerechnet ab {day}, dem vereinbarten Schulbeginn.").format(day=day)
    return _("Gerechnet ab heute; mit dem Schulbeginn verschiebt sich der Tag.")


def _end_of_ifk(facts: CareerFacts) -> SupportEnd:
    year = school_year_of(facts.begins_on)
    begins = school_year_begin(year)
    begins = begins if begins == facts.begins_on else school_year_begin(year + 1)
    text = _("Ein Jahr, meist ab dem {day}.").format(day=write_date(begins))
    return SupportEnd(school_year_end(begins.year), (text,))


def _end_of_ffm(facts: CareerFacts) -> SupportEnd:
    """Schulpflichtige stay to the end of the school year; others by the day they begin (BASS 13-63 Nr. 4)."""
    year = school_year_of(facts.begins_on)
    if facts.child.schulpflichtig:
        return SupportEnd(school_year_end(year), (_("Wer schulpflichtig ist, bleibt bis zum Ende des Schuljahrs."),))
    if facts.begins_on <= date(year, 10, 31):
        return SupportEnd(school_year_end(year), (_("Beginn bis 31.10.: bis zum Ende des Schuljahrs."),))
    text = _("Beginn ab 1.11.: längstens bis zum Ende des folgenden Schuljahrs.")
    return SupportEnd(school_year_end(year + 1), (text,))


def _reasons(facts: CareerFacts, grade: int, kind: GermanSupport) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pros, cons = _BY_KIND[kind](facts, grade)
    if kind in AT_SCHOOL and grade >= SEK2_GRADE:
        cons.append(_("In der Sekundarstufe II sind Internationale Förderklasse und Fit für mehr üblich."))
    if kind is not GermanSupport.NONE and facts.child.german_level is None:
        cons.append(_("Der Stand in Deutsch ist noch nicht eingetragen."))
    return tuple(pros), tuple(cons)


def _deutschfoerderklasse(facts: CareerFacts, grade: int) -> Reasons:
    pros = [_("Zuerst Deutsch mit anderen, die neu sind.")]
    cons = [_("Am Anfang wenig Unterricht mit der Regelklasse, Lernstandsbericht statt Zeugnis.")]
    if facts.child.german_level in BELOW_A2:
        pros.append(_("Passt meist bei Deutsch unter A2."))
    elif facts.child.german_level is not None:
        cons.append(_("Ab A2 genügt meist eine Gruppe neben der Regelklasse."))
    if grade <= PRIMARY_LAST_GRADE:
        cons.append(_("In der Grundschule lernen Kinder meist von Anfang an in der Regelklasse."))
    return pros, cons


def _deutschfoerdergruppe(facts: CareerFacts, grade: int) -> Reasons:
    pros = [_("Regelklasse und dazu 10 bis 12 Stunden Deutsch in der Woche.")]
    cons: list[str] = []
    level = facts.child.german_level
    if grade <= PRIMARY_LAST_GRADE:
        pros.append(_("In der Grundschule die übliche Form."))
    elif level in BELOW_A2:
        cons.append(_("Mit Deutsch unter A2 ist der Fachunterricht noch schwer zu verstehen."))
    elif level in BELOW_B1:
        pros.append(_("Passt meist bei Deutsch auf Niveau A2."))
    return pros, cons


def _innere(facts: CareerFacts, _grade: int) -> Reasons:
    pros = [_("Ganz in der Regelklasse; die Lehrkräfte fördern Deutsch im Unterricht.")]
    level = facts.child.german_level
    if level is not None and level not in BELOW_B1:
        return [*pros, _("Mit B1 ist das Ziel der Erstförderung erreicht.")], []
    return pros, [_("Unter B1 fehlt der eigene Deutschunterricht.")]


def _ifk(facts: CareerFacts, grade: int) -> Reasons:
    pros = [
        _("Ein Jahr Vollzeit am Berufskolleg; ein Abschluss wie nach Klasse 9 ist möglich."),
        _("Der Aufenthaltsstatus spielt keine Rolle."),
    ]
    cons = []
    age = facts.child.age
    if age is not None and age < FFM_YOUNGEST:
        cons.append(_("Aufnahme erst ab 16 Jahren."))
    if grade < SEK2_GRADE:
        cons.append(_("Nur in der Sekundarstufe II; die Bezirksregierung entscheidet."))
    if facts.begins_on != school_year_begin(school_year_of(facts.begins_on)):
        day = write_date(school_year_begin(school_year_of(facts.begins_on) + 1))
        cons.append(_("Aufnahme meist erst am {day}.").format(day=day))
    return pros, cons


def _ffm(facts: CareerFacts, grade: int) -> Reasons:
    pros = [_("Aufnahme auch im Schuljahr, örtlich mehrmals.")]
    cons = [_("Kein Abschluss.")]
    age = facts.child.age
    if not facts.child.schulpflichtig:
        pros.append(_("Von 18 bis 25 Jahren besteht ein Recht auf Aufnahme."))
    if age is not None and not FFM_YOUNGEST <= age <= FFM_OLDEST:
        cons.append(_("Nur von 16 bis 25 Jahren."))
    if grade < SEK2_GRADE:
        cons.append(_("Nur in der Sekundarstufe II; die Bezirksregierung entscheidet."))
    return pros, cons


def _none(facts: CareerFacts, _grade: int) -> Reasons:
    level = facts.child.german_level
    if level is not None and level not in BELOW_B1:
        return [_("Deutsch auf Niveau B1 oder höher reicht für den Unterricht.")], []
    return [], [_("Bis Niveau B1 steht Kindern, die neu sind, Deutschförderung offen.")]


_BY_KIND = {
    GermanSupport.DEUTSCHFOERDERKLASSE: _deutschfoerderklasse,
    GermanSupport.DEUTSCHFOERDERGRUPPE: _deutschfoerdergruppe,
    GermanSupport.INNERE_DIFFERENZIERUNG: _innere,
    GermanSupport.INTERNATIONALE_FOERDERKLASSE: _ifk,
    GermanSupport.FIT_FUER_MEHR: _ffm,
    GermanSupport.NONE: _none,
}


def _years_later(day: date, years: int) -> date:
    """29 February becomes 1 March in a year without one."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
