"""What a letter cannot do without: a sentence for each, and where it is entered."""

from enum import StrEnum

from kiberatung.basics.texts import N_, _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.facts import LetterFacts
from kiberatung.services.letters.kinds import RULES, Need


class FillPlace(StrEnum):
    """Where what is missing is entered."""

    INTAKE = "intake"
    CONSENT = "consent"
    APPOINTMENTS = "appointments"
    SETTINGS = "settings"
    SCHOOLING = "schooling"
    RECOMMENDATION = "recommendation"
    SCHOOLS = "schools"
    FAMILY = "family"


class LackingFact(DomainError):
    """`place` is where the fact is entered that this letter lacks."""

    def __init__(self, message: str, next_step: str, place: FillPlace) -> None:
        super().__init__(message, next_step)
        self.place = place


_WORDS: dict[Need, tuple[str, str, FillPlace]] = {
    Need.CHILDREN: (
        N_("In dieser Familie ist noch kein Kind eingetragen. Es wurde nichts gedruckt."),
        N_("Tragen Sie zuerst ein Kind ein."),
        FillPlace.INTAKE,
    ),
    Need.CHILD: (
        N_("Dieses Schreiben handelt von einem Kind, und keines ist gewählt. Es wurde nichts gedruckt."),
        N_("Wählen Sie ein Kind."),
        FillPlace.INTAKE,
    ),
    Need.BIRTH: (
        N_("Das Geburtsdatum dieses Kindes fehlt. Es wurde nichts gedruckt."),
        N_("Tragen Sie es im Bogen unter „Geburtsdatum“ ein."),
        FillPlace.INTAKE,
    ),
    Need.APPOINTMENT: (
        N_("Es ist kein Termin vereinbart, der noch kommt. Es wurde nichts gedruckt."),
        N_("Vereinbaren Sie zuerst einen Termin."),
        FillPlace.APPOINTMENTS,
    ),
    Need.MISSED: (
        N_("Es gibt keinen Termin, zu dem die Familie nicht kommen konnte. Es wurde nichts gedruckt."),
        N_("Vermerken Sie am Termin „nicht erschienen“, oder wählen Sie die Einladung."),
        FillPlace.APPOINTMENTS,
    ),
    Need.INTERPRETER: (
        N_("Für den nächsten Termin ist niemand zum Dolmetschen angefragt. Es wurde nichts gedruckt."),
        N_("Wählen Sie am Termin, wer sprachmittelt."),
        FillPlace.APPOINTMENTS,
    ),
    Need.DATA_PROTECTION: (
        N_("Wer bei Ihnen für den Datenschutz zuständig ist, fehlt noch. Es wurde nichts gedruckt."),
        N_("Tragen Sie es in den Einstellungen unter „Datenschutzbeauftragte Person“ ein."),
        FillPlace.SETTINGS,
    ),
    Need.RECOMMENDATION: (
        N_("Für dieses Kind gibt es noch keine Empfehlung. Es wurde nichts gedruckt."),
        N_("Tragen Sie zuerst eine Empfehlung ein."),
        FillPlace.RECOMMENDATION,
    ),
    Need.SCHOOL_PLACE_WANTED: (
        N_("Die Empfehlung sucht keinen Schulplatz. Es wurde nichts gedruckt."),
        N_("Tragen Sie in der Empfehlung einen Jahrgang oder einen Bildungsgang ein."),
        FillPlace.RECOMMENDATION,
    ),
    Need.SCHOOL: (
        N_("Für dieses Kind ist noch keine Schule gewählt. Es wurde nichts gedruckt."),
        N_("Wählen Sie eine Schule in der Empfehlung, oder fragen Sie eine an."),
        FillPlace.SCHOOLS,
    ),
    Need.REFUSAL: (
        N_("Für dieses Kind hat noch keine Schule abgelehnt. Es wurde nichts gedruckt."),
        N_("Tragen Sie zuerst die Ablehnung der Schule mit ihrem Grund ein."),
        FillPlace.SCHOOLS,
    ),
    Need.PLACE: (
        N_("Für dieses Kind gibt es noch keinen Schulplatz. Es wurde nichts gedruckt."),
        N_("Tragen Sie zuerst die Zusage der Schule oder die Zuweisung ein."),
        FillPlace.SCHOOLS,
    ),
    Need.GERMAN_YEARS: (
        N_("Für dieses Kind sind keine zwei Schuljahre in Deutschland eingetragen. Es wurde nichts gedruckt."),
        N_("Prüfen Sie die Schulzeiten unter „Schulweg und Sprachen“."),
        FillPlace.SCHOOLING,
    ),
    Need.ERASURE: (
        N_("Für diese Familie hat niemand einer Löschung zugestimmt. Es wurde nichts gedruckt."),
        N_("Beantragen Sie zuerst die Löschung der Familie, und lassen Sie eine zweite Person zustimmen."),
        FillPlace.FAMILY,
    ),
    Need.CONSENT: (
        N_("Die Einwilligung für diese Stelle fehlt. Es wurde nichts gedruckt."),
        N_("Tragen Sie ein, wann die Familie in die Weitergabe an diese Stelle eingewilligt hat."),
        FillPlace.CONSENT,
    ),
}


def require_needs(kind: LetterKind, facts: LetterFacts) -> None:
    """Raises `LackingFact` for the first of them that is not there."""
    for need in RULES[kind].needs:
        if not _is_met(need, facts):
            message, next_step, place = _WORDS[need]
            raise LackingFact(_(message), _(next_step), place)


def _is_met(need: Need, facts: LetterFacts) -> bool:
    further = facts.further
    return {
        Need.CHILDREN: bool(facts.children),
        Need.CHILD: facts.child is not None,
        Need.BIRTH: facts.child is not None and facts.child.date_of_birth is not None,
        Need.APPOINTMENT: facts.appointment is not None,
        Need.MISSED: further.has_missed,
        Need.INTERPRETER: further.interpreter is not None,
        Need.DATA_PROTECTION: bool(facts.office.data_protection_contact.strip()),
        Need.RECOMMENDATION: facts.recommendation is not None,
        Need.SCHOOL_PLACE_WANTED: further.wants_place,
        Need.SCHOOL: further.asked_school is not None,
        Need.REFUSAL: bool(further.refusals),
        Need.PLACE: facts.place is not None and facts.school is not None,
        Need.GERMAN_YEARS: further.german_years >= FEWEST_GERMAN_YEARS,
        Need.ERASURE: further.erasure_granted,
        Need.CONSENT: further.consent_given,
    }[need]


FEWEST_GERMAN_YEARS = 2
"""Whoever has been at German schools so long is not of the target group (DOMAIN 3.4)."""
