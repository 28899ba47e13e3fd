"""The words of the talk beside its questions: choices, greeting, pause, and the board for pointing."""

from dataclasses import dataclass
from enum import StrEnum

from kiberatung.basics.texts import family_
from kiberatung.domain.answers import NoValue
from kiberatung.domain.children import GermanLevel, Sex
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind

YES, NO = family_("Ja"), family_("Nein")

WITHOUT_VALUE: dict[NoValue, str] = {
    NoValue.UNKNOWN: family_("Weiß ich nicht"),
    NoValue.REFUSED: family_("Möchte ich nicht sagen"),
}
"""What a person can say instead of an answer; the other two are for the counsellor to write down."""

NOTED: dict[NoValue, str] = {
    **WITHOUT_VALUE,
    NoValue.NOT_ASKED: family_("Nicht gefragt"),
    NoValue.NOT_APPLICABLE: family_("Trifft nicht zu"),
}

# By class first: members of different classes may be equal as strings.
CHOICES: dict[type[StrEnum], dict[StrEnum, str]] = {
    Sex: {
        Sex.MALE: family_("männlich"),
        Sex.FEMALE: family_("weiblich"),
        Sex.DIVERSE: family_("divers"),
        Sex.OPEN: family_("ohne Angabe im Dokument"),
    },
    GermanLevel: {
        GermanLevel.NONE: family_("noch gar nicht"),
        GermanLevel.WORDS: family_("einzelne Wörter"),
        GermanLevel.A1: family_("einfache Sätze (A1)"),
        GermanLevel.A2: family_("kurze Gespräche (A2)"),
        GermanLevel.B1: family_("im Alltag sicher (B1)"),
        GermanLevel.B2: family_("auch schwierige Themen (B2)"),
        GermanLevel.C1: family_("fast wie die Muttersprache (C1)"),
    },
    ResidenceStatus: {
        ResidenceStatus.EU: family_("Pass eines EU-Landes"),
        ResidenceStatus.THIRD_COUNTRY: family_("Visum oder Aufenthaltstitel"),
        ResidenceStatus.TEMPORARY_PROTECTION: family_("vorübergehender Schutz (§ 24)"),
        ResidenceStatus.ASYLUM: family_("Asylverfahren läuft"),
        ResidenceStatus.OBLIGED_TO_LEAVE: family_("Duldung oder Ausreisepflicht"),
        ResidenceStatus.UNACCOMPANIED: family_("ohne Eltern gekommen"),
        ResidenceStatus.GERMAN: family_("deutscher Pass"),
        ResidenceStatus.UNDETERMINED: family_("noch nicht entschieden"),
    },
    SuspensionKind: {
        SuspensionKind.LANGUAGE_COURSE: family_("anerkannter Sprachkurs"),
        SuspensionKind.CARE_OF_OWN_CHILD: family_("Betreuung des eigenen Kindes"),
        SuspensionKind.MATERNITY: family_("Mutterschutz"),
        SuspensionKind.VOLUNTARY_SERVICE: family_("Freiwilligendienst"),
        SuspensionKind.MILITARY_SERVICE: family_("Wehrdienst"),
        SuspensionKind.UNIVERSITY: family_("Hochschule"),
        SuspensionKind.OTHER: family_("anderer Grund"),
    },
}

RELIGIONS: dict[str, str] = {
    "AR": family_("alevitisch"),
    "ER": family_("evangelisch"),
    "HR": family_("jüdisch"),
    "IR": family_("islamisch"),
    "KR": family_("katholisch"),
    "ME": family_("mennonitisch"),
    "OH": family_("ohne Bekenntnis"),
    "OR": family_("griechisch-orthodox"),
    "SO": family_("syrisch-orthodox"),
    "XO": family_("andere orthodoxe Kirche"),
    "XR": family_("andere Religion"),
}
"""By the key of the school statistics."""

ONLY_GERMAN = family_("nur Deutsch")

GREETING = family_("Guten Tag")
PROMISES = (
    family_("Sie müssen nicht jede Frage beantworten."),
    family_("Sie können jederzeit eine Pause machen."),
    family_("Sagen Sie bitte, wenn Sie etwas nicht verstehen."),
)
CONFIDENCE = family_("Wer dolmetscht, erzählt nichts weiter.")
PAUSE = family_("Pause")
PAUSE_LINE = family_("Wir machen gleich weiter.")
THANKS = family_("Vielen Dank für das Gespräch.")
WHICH_LANGUAGE = family_("Welche Sprache sprechen Sie?")
POINT_AT_IT = family_("Zeigen Sie bitte auf ein Bild.")
NOT_REVIEWED = family_("Übersetzung noch nicht geprüft")


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """`icon` names a drawing of the program's one set."""

    icon: str
    word: str


PICTURES: tuple[BoardPicture, ...] = (
    BoardPicture("thumbs-up", YES),
    BoardPicture("thumbs-down", NO),
    BoardPicture("circle-question-mark", family_("Ich verstehe nicht")),
    BoardPicture("repeat", family_("Bitte noch einmal")),
    BoardPicture("turtle", family_("Bitte langsam")),
    BoardPicture("volume-2", family_("Bitte lauter")),
    BoardPicture("pause", PAUSE),
    BoardPicture("toilet", family_("Toilette")),
    BoardPicture("glass-water", family_("Trinken")),
    BoardPicture("utensils", family_("Essen")),
    BoardPicture("smile", family_("Gut")),
    BoardPicture("frown", family_("Nicht gut")),
    BoardPicture("thermometer", family_("Krank")),
    BoardPicture("stethoscope", family_("Arzt")),
    BoardPicture("bed", family_("Müde")),
    BoardPicture("phone", family_("Telefon")),
    BoardPicture("school", family_("Schule")),
    BoardPicture("baby", family_("Kind")),
    BoardPicture("users", family_("Familie")),
    BoardPicture("house", family_("Wohnung")),
    BoardPicture("bus", family_("Bus")),
    BoardPicture("coins", family_("Geld")),
    BoardPicture("file-text", family_("Dokument")),
    BoardPicture("calendar-days", family_("Termin")),
    BoardPicture("glasses", family_("Brille")),
    BoardPicture("accessibility", family_("Rollstuhl")),
)


def all_words() -> tuple[str, ...]:
    """Everything that must stand in the catalogues."""
    frame = (GREETING, *PROMISES, CONFIDENCE, PAUSE, PAUSE_LINE, THANKS, WHICH_LANGUAGE, POINT_AT_IT, NOT_REVIEWED)
    choices = [word for words in CHOICES.values() for word in words.values()]
    pictures = [picture.word for picture in PICTURES]
    return tuple(
        dict.fromkeys((YES, NO, *NOTED.values(), *choices, *RELIGIONS.values(), ONLY_GERMAN, *frame, *pictures))
    )
