"""How each question of the interview is spoken: short, one idea, with the name of the child.

A sentence has at most fifteen words (TRUST-AND-UX U57), also in the translations, which stand in `family.po`.
"""

from dataclasses import dataclass

from kiberatung.basics.texts import family_
from kiberatung.services.questions import Question, Scope

WORDS_AT_MOST = 15


@dataclass(frozen=True, slots=True)
class Spoken:
    """`of_child` names one child; `of_family` asks about all of them at once, or about the family itself."""

    of_child: str = ""
    of_family: str = ""


NAMELESS_CHILD = family_("Kind {number}")

SPOKEN: dict[str, Spoken] = {
    "interpreter_language": Spoken(of_family=family_("In welcher Sprache möchten Sie mit uns sprechen?")),
    "letter_language": Spoken(of_family=family_("In welcher Sprache sollen unsere Briefe sein?")),
    "street": Spoken(of_family=family_("In welcher Straße wohnen Sie?")),
    "house_number": Spoken(of_family=family_("Welche Hausnummer hat das Haus?")),
    "postcode": Spoken(of_family=family_("Welche Postleitzahl hat Ihr Ort?")),
    "town": Spoken(of_family=family_("In welchem Ort wohnen Sie?")),
    "care_of": Spoken(of_family=family_("Bei wem oder in welcher Unterkunft wohnen Sie?")),
    "address_protected": Spoken(of_family=family_("Muss Ihre Adresse geheim bleiben?")),
    "phone": Spoken(of_family=family_("Unter welcher Telefonnummer erreichen wir Sie?")),
    "email": Spoken(of_family=family_("Welche E-Mail-Adresse haben Sie?")),
    "family_name": Spoken(
        family_("Welchen Familiennamen hat {child}?"), family_("Welchen Familiennamen haben die Kinder?")
    ),
    "given_names": Spoken(family_("Welche Vornamen hat {child} im Ausweis?")),
    "name_in_script": Spoken(
        family_("Wie schreibt man den Namen von {child} in Ihrer Schrift?"),
        family_("Wie schreibt man den Familiennamen in Ihrer Schrift?"),
    ),
    "birth_name": Spoken(family_("Welchen Familiennamen hatte {child} bei der Geburt?")),
    "date_of_birth": Spoken(family_("Wann ist {child} geboren?")),
    "sex": Spoken(family_("Welches Geschlecht steht im Ausweis von {child}?")),
    "place_of_birth": Spoken(
        family_("In welchem Ort ist {child} geboren?"), family_("In welchem Ort sind die Kinder geboren?")
    ),
    "country_of_birth": Spoken(
        family_("In welchem Land ist {child} geboren?"), family_("In welchem Land sind die Kinder geboren?")
    ),
    "nationalities": Spoken(
        family_("Welche Staatsangehörigkeit hat {child}?"), family_("Welche Staatsangehörigkeit haben die Kinder?")
    ),
    "unaccompanied": Spoken(family_("Ist {child} ohne Eltern nach Deutschland gekommen?")),
    "arrived_in_germany_on": Spoken(
        family_("Wann ist {child} nach Deutschland gekommen?"),
        family_("Wann sind die Kinder nach Deutschland gekommen?"),
    ),
    "resident_since": Spoken(
        family_("Seit wann ist {child} in Nordrhein-Westfalen angemeldet?"),
        family_("Seit wann sind die Kinder in Nordrhein-Westfalen angemeldet?"),
    ),
    "assigned_on": Spoken(
        family_("Wann wurde {child} dieser Stadt zugewiesen?"),
        family_("Wann wurden die Kinder dieser Stadt zugewiesen?"),
    ),
    "residence_status": Spoken(
        family_("Welchen Aufenthaltsstatus hat {child} in Deutschland?"),
        family_("Welchen Aufenthaltsstatus haben die Kinder in Deutschland?"),
    ),
    "in_state_reception": Spoken(
        family_("Wohnt {child} in einer Unterkunft des Landes?"),
        family_("Wohnen die Kinder in einer Unterkunft des Landes?"),
    ),
    "asylum_application": Spoken(
        family_("Gibt es für {child} einen Asylantrag?"), family_("Gibt es für die Kinder einen Asylantrag?")
    ),
    "home_languages": Spoken(
        family_("Welche Sprachen spricht {child} zu Hause?"), family_("Welche Sprachen sprechen die Kinder zu Hause?")
    ),
    "german_level": Spoken(family_("Wie gut spricht {child} schon Deutsch?")),
    "years_of_schooling": Spoken(family_("Wie viele Jahre war {child} schon in der Schule?")),
    "kindergarten_months": Spoken(family_("Wie viele Monate war {child} im Kindergarten?")),
    "certificate_present": Spoken(family_("Haben Sie ein Zeugnis von {child} dabei?")),
    "early_admission_on": Spoken(family_("Wann kam {child} vorzeitig in eine deutsche Schule?")),
    "deferred": Spoken(family_("Hat eine deutsche Schule {child} um ein Jahr zurückgestellt?")),
    "third_entry_year": Spoken(family_("War {child} drei Jahre in den Klassen 1 und 2?")),
    "apprenticeship_from": Spoken(family_("Wann beginnt die Ausbildung von {child}?")),
    "apprenticeship_until": Spoken(family_("Wann endet die Ausbildung von {child}?")),
    "sek2_completed_on": Spoken(family_("Wann hat {child} die Oberstufe oder Berufsschule abgeschlossen?")),
    "suspension": Spoken(family_("Warum muss {child} gerade nicht zur Schule gehen?")),
    "religion": Spoken(
        family_("Möchten Sie sagen, welche Religion {child} hat?"),
        family_("Möchten Sie sagen, welche Religion die Kinder haben?"),
    ),
    "measles_proof": Spoken(family_("Haben Sie einen Nachweis, dass {child} gegen Masern geimpft ist?")),
    "health_check_on": Spoken(family_("Wann wurde {child} für die Schule ärztlich untersucht?")),
    "support_need_known": Spoken(family_("Braucht {child} in der Schule besondere Hilfe?")),
    "wished_schools": Spoken(family_("Welche Schule wünschen Sie sich für {child}?")),
    "wished_schulform": Spoken(family_("Welche Art von Schule wünschen Sie sich für {child}?")),
    "with_sibling": Spoken(family_("Soll {child} mit den Geschwistern auf dieselbe Schule gehen?")),
}


def spoken_of(question: Question, *, of_child: bool) -> str:
    """The German sentence; of the family when the question is its own, whoever is asked."""
    spoken = SPOKEN[question.field]
    return spoken.of_child if of_child and question.scope is not Scope.FAMILY else spoken.of_family


def all_spoken() -> tuple[str, ...]:
    return tuple(text for spoken in SPOKEN.values() for text in (spoken.of_child, spoken.of_family) if text)
