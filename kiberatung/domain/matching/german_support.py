"""Which form of Deutschförderung fits, and whether literacy comes first (BASS 13-63 Nr. 3 and 4, DOMAIN 2.1, 2.3)."""

from datetime import date

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.children import GermanLevel
from kiberatung.domain.languages import Literacy
from kiberatung.domain.matching.values import PRIMARY_LAST_GRADE, SEK2_GRADE, ChildFacts, SupportProposal
from kiberatung.domain.schools import GermanSupport

BELOW_A2 = frozenset({GermanLevel.NONE, GermanLevel.WORDS, GermanLevel.A1})
BELOW_B1 = BELOW_A2 | {GermanLevel.A2}
BEFORE_A1 = frozenset({GermanLevel.NONE, GermanLevel.WORDS})
NOT_ALPHABETISED = frozenset({Literacy.NONE, Literacy.LETTERS})

FFM_YOUNGEST, FFM_OLDEST = 16, 25
"""Ages of Fit für mehr (BASS 13-63 Nr. 4)."""
FFM_WINDOWS = ((11, 1), (2, 1), (5, 1))
"""Month and day of admission; practice in Krefeld, other towns admit quarterly (DOMAIN 2.3): to be checked locally."""


def propose_german_support(child: ChildFacts, grade: int | None, as_of: date) -> SupportProposal:
    """`grade` is the one proposed or chosen; None when there is none yet."""
    if grade is None:
        return SupportProposal(GermanSupport.NONE, False, (_("Ohne Jahrgang ist die Deutschförderung offen."),))
    kind, reasons = _form(child, grade, as_of)
    literacy, literacy_reasons = _literacy(child, grade)
    return SupportProposal(kind, literacy, (*reasons, *literacy_reasons))


def next_ffm_window(as_of: date) -> date:
    """First day of admission to Fit für mehr on or after this day."""
    days = [date(year, month, day) for year in (as_of.year, as_of.year + 1) for month, day in FFM_WINDOWS]
    return min(day for day in days if day >= as_of)


def _form(child: ChildFacts, grade: int, as_of: date) -> tuple[GermanSupport, tuple[str, ...]]:
    level = child.german_level
    if level is GermanLevel.B1:
        reason = _("Niveau B1 reicht für den Unterricht (BASS 13-63 Nr.\u00a03). Deutsch wird dort weiter gefördert.")
        return GermanSupport.INNERE_DIFFERENZIERUNG, (reason,)
    if level is not None and level not in BELOW_B1:
        reason = _("Deutsch auf Niveau {level}: Der Unterricht der Regelklasse genügt.").format(level=level.value)
        return GermanSupport.NONE, (reason,)
    kind, reasons = _sek2_form(child, as_of) if grade >= SEK2_GRADE else _school_form(level, grade)
    if level is None:
        reasons = (*reasons, _("Der Stand in Deutsch fehlt noch. Der Vorschlag gilt für Deutsch unter B1."))
    return kind, reasons


def _school_form(level: GermanLevel | None, grade: int) -> tuple[GermanSupport, tuple[str, ...]]:
    if grade <= PRIMARY_LAST_GRADE:
        reason = _("In der Grundschule lernt das Kind meist in der Regelklasse und dazu in einer Deutschfördergruppe.")
        return GermanSupport.DEUTSCHFOERDERGRUPPE, (reason,)
    if level is GermanLevel.A2:
        reason = _("Mit Deutsch auf Niveau A2 genügt eine Deutschfördergruppe neben der Regelklasse.")
        return GermanSupport.DEUTSCHFOERDERGRUPPE, (reason,)
    reason = _("Wer neu in der Sekundarstufe I ist, beginnt meist in der Deutschförderklasse, höchstens zwei Jahre.")
    return GermanSupport.DEUTSCHFOERDERKLASSE, (reason,)


def _sek2_form(child: ChildFacts, as_of: date) -> tuple[GermanSupport, tuple[str, ...]]:
    if child.age is not None and child.age > FFM_OLDEST:
        reason = _("Ab 26 Jahren führt der Weg über Sprachkurse und das Weiterbildungskolleg.")
        return GermanSupport.NONE, (reason,)
    if child.age is not None and child.age < FFM_YOUNGEST:
        reason = _("Die Internationale Förderklasse nimmt ab 16 Jahren auf. Fragen Sie die Bezirksregierung.")
        return GermanSupport.INTERNATIONALE_FOERDERKLASSE, (reason,)
    if not child.schulpflichtig:
        return GermanSupport.FIT_FUER_MEHR, (_entitled(as_of), _window(as_of), _oberstufe())
    if _is_within_school_year(as_of):
        stay = _("Im laufenden Schuljahr beginnt Fit für mehr. Im August folgt die Internationale Förderklasse.")
        return GermanSupport.FIT_FUER_MEHR, (stay, _window(as_of), _oberstufe())
    begin = _("Die Internationale Förderklasse am Berufskolleg beginnt meist am 1.\u00a0August und dauert ein Jahr.")
    return GermanSupport.INTERNATIONALE_FOERDERKLASSE, (begin, _oberstufe())


def _is_within_school_year(as_of: date) -> bool:
    """From the first to the last window of Fit für mehr; before and after it the IFK is near enough."""
    return (as_of.month, as_of.day) >= (11, 1) or (as_of.month, as_of.day) <= (5, 1)


def _entitled(as_of: date) -> str:
    if as_of.month in {8, 9, 10}:
        return _("Bis 25 Jahre besteht ein Recht auf Fit für mehr. Wer bis 31.10. beginnt, bleibt ein Schuljahr.")
    return _("Bis 25 Jahre besteht ein Recht auf Fit für mehr, längstens bis Ende des folgenden Schuljahrs.")


def _window(as_of: date) -> str:
    day = write_date(next_ffm_window(as_of))
    return _("Nächster üblicher Aufnahmetag: {day}, örtlich verschieden.").format(day=day)


def _oberstufe() -> str:
    return _("Mit guter Schulbildung kommt auch die gymnasiale Oberstufe in Frage.")


def _literacy(child: ChildFacts, grade: int) -> tuple[bool, tuple[str, ...]]:
    """BASS 13-63 Nr. 3, 3.4: up to one year, at the latest until A1."""
    if child.german_level is not None and child.german_level not in BEFORE_A1:
        return False, ()
    if grade == 1:
        return False, (_("Lesen und Schreiben lernt das Kind in Jahrgang 1 mit allen."),)
    if child.latin_literacy in NOT_ALPHABETISED:
        reason = _(
            "Die lateinische Schrift fehlt: bis zu einem Jahr Erstalphabetisierung (BASS 13-63 Nr.\u00a03, 3.4)."
        )
        return True, (reason,)
    if child.latin_literacy is None and child.completed_years == 0:
        reason = _("Bisher ohne Schule: bis zu einem Jahr Erstalphabetisierung (BASS 13-63 Nr.\u00a03, 3.4).")
        return True, (reason,)
    if child.latin_literacy is None:
        return False, (_("Ob das Kind die lateinische Schrift liest, ist nicht bekannt. Bitte fragen."),)
    return False, (_("Das Kind liest die lateinische Schrift."),)
