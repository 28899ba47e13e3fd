"""The questions of the interview, each declared once: screen, paper form, completeness and help are built from it."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from kiberatung.basics.texts import N_
from kiberatung.domain.children import GermanLevel, Sex
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind


class Section(StrEnum):
    FAMILY = "family"
    PERSON = "person"
    ARRIVAL = "arrival"
    SCHOOL = "school"
    HEALTH = "health"
    WISHES = "wishes"


class Scope(Enum):
    """Whether the family answers once, each child for itself, or the family with exceptions."""

    FAMILY = auto()
    CHILD = auto()
    SHARED = auto()


class AnswerForm(Enum):
    """How the answer is given and read."""

    TEXT = auto()
    SCRIPT = auto()
    """Text in the person's own script, any direction."""
    DATE = auto()
    BIRTH_DATE = auto()
    """A date that may be only a month or a year, kept with its certainty."""
    NUMBER = auto()
    YES_NO = auto()
    CHOICE = auto()
    COUNTRY = auto()
    COUNTRIES = auto()
    LANGUAGE = auto()
    LETTER_LANGUAGE = auto()
    LANGUAGES = auto()
    RELIGION = auto()
    SCHULFORM = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """`field` is the name in `Family`, in `Child`, or in both when shared. Texts are marked, not yet translated."""

    field: str
    text: str
    section: Section
    scope: Scope
    form: AnswerForm
    help: str = ""
    choices: type[StrEnum] | None = None
    protected: bool = False
    """Never leaves the office in a handover."""
    occasional: bool = False
    """Asked of few families: the way of the Enter key through the open questions passes it by."""


SECTION_TITLES: dict[Section, str] = {
    Section.FAMILY: N_("Familie"),
    Section.PERSON: N_("Person"),
    Section.ARRIVAL: N_("Zuzug"),
    Section.SCHOOL: N_("Sprache, Schule"),
    Section.HEALTH: N_("Gesundheit"),
    Section.WISHES: N_("Wünsche"),
}

QUESTIONS: tuple[Question, ...] = (
    Question("street", N_("Straße"), Section.FAMILY, Scope.FAMILY, AnswerForm.TEXT),
    Question("house_number", N_("Hausnummer"), Section.FAMILY, Scope.FAMILY, AnswerForm.TEXT),
    Question(
        "postcode",
        N_("Postleitzahl"),
        Section.FAMILY,
        Scope.FAMILY,
        AnswerForm.TEXT,
        N_("Fünf Ziffern. Der Ort ergibt sich daraus, wenn es nur einen gibt."),
    ),
    Question("town", N_("Ort"), Section.FAMILY, Scope.FAMILY, AnswerForm.TEXT),
    Question(
        "care_of",
        N_("Bei (Unterkunft, c/o)"),
        Section.FAMILY,
        Scope.FAMILY,
        AnswerForm.TEXT,
        N_("Name der Unterkunft oder der Familie, bei der die Kinder wohnen."),
        occasional=True,
    ),
    Question(
        "address_protected",
        N_("Anschrift geschützt"),
        Section.FAMILY,
        Scope.FAMILY,
        AnswerForm.YES_NO,
        N_("Bei Auskunftssperre oder Gefahr. Die Anschrift erscheint dann in keinem Schreiben und keiner Übergabe."),
    ),
    Question("phone", N_("Telefon"), Section.FAMILY, Scope.FAMILY, AnswerForm.TEXT),
    Question("email", N_("E-Mail"), Section.FAMILY, Scope.FAMILY, AnswerForm.TEXT, occasional=True),
    Question(
        "letter_language",
        N_("Sprache der Schreiben"),
        Section.FAMILY,
        Scope.FAMILY,
        AnswerForm.LETTER_LANGUAGE,
        N_("In dieser Sprache steht der Text neben dem deutschen."),
    ),
    Question("interpreter_language", N_("Sprachmittlung in"), Section.FAMILY, Scope.FAMILY, AnswerForm.LANGUAGE),
    Question("family_name", N_("Familienname"), Section.PERSON, Scope.SHARED, AnswerForm.TEXT),
    Question("given_names", N_("Vornamen"), Section.PERSON, Scope.CHILD, AnswerForm.TEXT),
    Question("name_in_script", N_("Name in eigener Schrift"), Section.PERSON, Scope.SHARED, AnswerForm.SCRIPT),
    Question("birth_name", N_("Geburtsname"), Section.PERSON, Scope.CHILD, AnswerForm.TEXT, occasional=True),
    Question(
        "date_of_birth",
        N_("Geburtsdatum"),
        Section.PERSON,
        Scope.CHILD,
        AnswerForm.BIRTH_DATE,
        N_("So genau wie bekannt: 9.3.2014, 03.2014 oder nur 2014."),
    ),
    Question("sex", N_("Geschlecht"), Section.PERSON, Scope.CHILD, AnswerForm.CHOICE, choices=Sex),
    Question("place_of_birth", N_("Geburtsort"), Section.PERSON, Scope.SHARED, AnswerForm.TEXT),
    Question("country_of_birth", N_("Geburtsland"), Section.PERSON, Scope.SHARED, AnswerForm.COUNTRY),
    Question("nationalities", N_("Staatsangehörigkeit"), Section.PERSON, Scope.SHARED, AnswerForm.COUNTRIES),
    Question(
        "unaccompanied",
        N_("Ohne Eltern eingereist"),
        Section.PERSON,
        Scope.CHILD,
        AnswerForm.YES_NO,
        N_("Dann handelt ein Vormund oder das Jugendamt."),
        protected=True,
    ),
    Question("arrived_in_germany_on", N_("Einreise nach Deutschland"), Section.ARRIVAL, Scope.SHARED, AnswerForm.DATE),
    Question(
        "resident_since",
        N_("Gemeldet in NRW seit"),
        Section.ARRIVAL,
        Scope.SHARED,
        AnswerForm.DATE,
        N_("Tag der Anmeldung. Mit ihm beginnt meist die Schulpflicht (§ 34 Abs. 1 SchulG)."),
    ),
    Question(
        "assigned_on",
        N_("Zuweisung an die Gemeinde"),
        Section.ARRIVAL,
        Scope.SHARED,
        AnswerForm.DATE,
        N_("Datum des Bescheids. Im Asylverfahren beginnt die Schulpflicht mit ihm (§ 34 Abs. 6 SchulG)."),
    ),
    Question(
        "residence_status",
        N_("Aufenthalt"),
        Section.ARRIVAL,
        Scope.SHARED,
        AnswerForm.CHOICE,
        N_("Nur so genau, wie die Schulpflicht es verlangt. Diese Angabe verlässt das Haus nicht."),
        choices=ResidenceStatus,
        protected=True,
    ),
    Question(
        "in_state_reception",
        N_("Wohnt in Landesunterkunft"),
        Section.ARRIVAL,
        Scope.SHARED,
        AnswerForm.YES_NO,
        protected=True,
    ),
    Question(
        "asylum_application",
        N_("Asylantrag gestellt"),
        Section.ARRIVAL,
        Scope.SHARED,
        AnswerForm.YES_NO,
        protected=True,
    ),
    Question("home_languages", N_("Zu Hause gesprochen"), Section.SCHOOL, Scope.SHARED, AnswerForm.LANGUAGES),
    Question("german_level", N_("Deutsch"), Section.SCHOOL, Scope.CHILD, AnswerForm.CHOICE, choices=GermanLevel),
    Question(
        "years_of_schooling",
        N_("Schuljahre bisher"),
        Section.SCHOOL,
        Scope.CHILD,
        AnswerForm.NUMBER,
        N_("Abgeschlossene Jahre in allen Ländern, ohne Kindergarten."),
    ),
    Question(
        "kindergarten_months",
        N_("Kindergarten"),
        Section.SCHOOL,
        Scope.CHILD,
        AnswerForm.NUMBER,
        N_("Die Schulstatistik fragt nach der Dauer in Monaten. Eine Schätzung genügt."),
    ),
    Question("certificate_present", N_("Zeugnis dabei"), Section.SCHOOL, Scope.CHILD, AnswerForm.YES_NO),
    Question(
        "early_admission_on",
        N_("Vorzeitig eingeschult am"),
        Section.SCHOOL,
        Scope.CHILD,
        AnswerForm.DATE,
        N_("Nur in Deutschland (§ 35 Abs. 2 SchulG)."),
        occasional=True,
    ),
    Question("deferred", N_("Zurückgestellt"), Section.SCHOOL, Scope.CHILD, AnswerForm.YES_NO, occasional=True),
    Question(
        "third_entry_year",
        N_("Drittes Jahr Eingangsphase"),
        Section.SCHOOL,
        Scope.CHILD,
        AnswerForm.YES_NO,
        occasional=True,
    ),
    Question("apprenticeship_from", N_("Ausbildung ab"), Section.SCHOOL, Scope.CHILD, AnswerForm.DATE, occasional=True),
    Question(
        "apprenticeship_until", N_("Ausbildung bis"), Section.SCHOOL, Scope.CHILD, AnswerForm.DATE, occasional=True
    ),
    Question(
        "sek2_completed_on",
        N_("Sekundarstufe II beendet"),
        Section.SCHOOL,
        Scope.CHILD,
        AnswerForm.DATE,
        occasional=True,
    ),
    Question(
        "suspension",
        N_("Schulpflicht ruht wegen"),
        Section.SCHOOL,
        Scope.CHILD,
        AnswerForm.CHOICE,
        choices=SuspensionKind,
        occasional=True,
    ),
    Question(
        "religion", N_("Religion (freiwillig)"), Section.SCHOOL, Scope.SHARED, AnswerForm.RELIGION, protected=True
    ),
    Question(
        "measles_proof",
        N_("Masern-Nachweis"),
        Section.HEALTH,
        Scope.CHILD,
        AnswerForm.YES_NO,
        N_("Fehlt der Nachweis, steht das dem Schulplatz nicht im Weg (§ 20 Abs. 12 IfSG)."),
    ),
    Question("health_check_on", N_("Untersuchung am"), Section.HEALTH, Scope.CHILD, AnswerForm.DATE),
    Question(
        "support_need_known",
        N_("Förderbedarf bekannt"),
        Section.HEALTH,
        Scope.CHILD,
        AnswerForm.YES_NO,
        N_("Nur ein Hinweis an die Schule. Bitte keine Diagnose eintragen."),
        protected=True,
    ),
    Question("wished_schools", N_("Gewünschte Schule"), Section.WISHES, Scope.CHILD, AnswerForm.TEXT),
    Question("wished_schulform", N_("Gewünschte Schulform"), Section.WISHES, Scope.CHILD, AnswerForm.SCHULFORM),
    Question("with_sibling", N_("Mit Geschwisterkind"), Section.WISHES, Scope.CHILD, AnswerForm.YES_NO),
)

BY_FIELD: dict[str, Question] = {question.field: question for question in QUESTIONS}
