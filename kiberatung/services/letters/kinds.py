"""What the program knows of each kind of letter: title, addressee, whom it is about, what must be known before."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiberatung.basics.texts import family_
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.values import SheetLayout


class Addressee(StrEnum):
    FAMILY = "family"
    INTERPRETER = "interpreter"
    SCHOOL = "school"
    AUTHORITY = "authority"
    """Schulamt or Bezirksregierung, whichever answers for the recommended way."""
    HEALTH_OFFICE = "health_office"


class Need(StrEnum):
    """Without it the letter would say something untrue, or nothing."""

    CHILDREN = "children"
    CHILD = "child"
    BIRTH = "birth"
    APPOINTMENT = "appointment"
    MISSED = "missed"
    INTERPRETER = "interpreter"
    DATA_PROTECTION = "data_protection"
    RECOMMENDATION = "recommendation"
    SCHOOL_PLACE_WANTED = "school_place_wanted"
    SCHOOL = "school"
    REFUSAL = "refusal"
    PLACE = "place"
    GERMAN_YEARS = "german_years"
    ERASURE = "erasure"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRule:
    """`title` is that of the PDF; `needs` are looked at in this order, the first one lacking is told."""

    title: str
    needs: tuple[Need, ...]
    addressee: Addressee = Addressee.FAMILY
    layout: SheetLayout = SheetLayout.LETTER

    @property
    def about_child(self) -> bool:
        return Need.CHILD in self.needs

    @property
    def german_only(self) -> bool:
        return self.addressee is not Addressee.FAMILY


RULES: Mapping[LetterKind, LetterRule] = {
    LetterKind.INVITATION: LetterRule(title=family_("Einladung"), needs=(Need.CHILDREN,)),
    LetterKind.SECOND_INVITATION: LetterRule(title=family_("Zweite Einladung"), needs=(Need.CHILDREN, Need.MISSED)),
    LetterKind.CONFIRMATION: LetterRule(title=family_("Terminbestätigung"), needs=(Need.CHILDREN, Need.APPOINTMENT)),
    LetterKind.REMINDER: LetterRule(title=family_("Terminerinnerung"), needs=(Need.CHILDREN, Need.APPOINTMENT)),
    LetterKind.INTERPRETER_ORDER: LetterRule(
        title=family_("Auftrag zur Sprachmittlung"),
        needs=(Need.APPOINTMENT, Need.INTERPRETER),
        addressee=Addressee.INTERPRETER,
    ),
    LetterKind.PRIVACY_NOTICE: LetterRule(title=family_("Datenschutzhinweis"), needs=(Need.DATA_PROTECTION,)),
    LetterKind.CONSENT: LetterRule(title=family_("Einwilligung"), needs=(Need.CHILDREN,)),
    LetterKind.SCHULPFLICHT_INFORMATION: LetterRule(title=family_("Information zur Schulpflicht"), needs=(Need.CHILD,)),
    LetterKind.SCHOOL_SYSTEM: LetterRule(
        title=family_("Schulen in Nordrhein-Westfalen"), needs=(Need.CHILD, Need.BIRTH)
    ),
    LetterKind.PICTURE_PAGE: LetterRule(
        title=family_("Ihr Weg in die Schule"), needs=(Need.CHILD,), layout=SheetLayout.PICTURES
    ),
    LetterKind.RECOMMENDATION: LetterRule(title=family_("Empfehlung"), needs=(Need.CHILD, Need.RECOMMENDATION)),
    LetterKind.HEALTH_OFFICE_NOTE: LetterRule(
        title=family_("Mitteilung an das Gesundheitsamt"),
        needs=(Need.CHILD, Need.BIRTH, Need.CONSENT),
        addressee=Addressee.HEALTH_OFFICE,
    ),
    LetterKind.HANDOVER_LETTER: LetterRule(
        title=family_("Übergabe zur Zuweisung"),
        needs=(Need.CHILD, Need.BIRTH, Need.RECOMMENDATION, Need.SCHOOL_PLACE_WANTED, Need.CONSENT),
        addressee=Addressee.AUTHORITY,
    ),
    LetterKind.PLACE_REQUEST: LetterRule(
        title=family_("Anfrage nach einem Schulplatz"),
        needs=(Need.CHILD, Need.BIRTH, Need.RECOMMENDATION, Need.SCHOOL, Need.CONSENT),
        addressee=Addressee.SCHOOL,
    ),
    LetterKind.ASSIGNMENT_REQUEST: LetterRule(
        title=family_("Bitte um Zuweisung"),
        needs=(Need.CHILD, Need.BIRTH, Need.RECOMMENDATION, Need.REFUSAL, Need.CONSENT),
        addressee=Addressee.AUTHORITY,
    ),
    LetterKind.PLACEMENT: LetterRule(title=family_("Schulplatz"), needs=(Need.CHILD, Need.PLACE)),
    LetterKind.FOLLOW_UP: LetterRule(title=family_("Nachfrage"), needs=(Need.CHILD, Need.PLACE)),
    LetterKind.SCHOOL_CERTIFICATE: LetterRule(
        title=family_("Bescheinigung"), needs=(Need.CHILD, Need.BIRTH, Need.GERMAN_YEARS)
    ),
    LetterKind.DELETION_CONFIRMATION: LetterRule(title=family_("Löschbestätigung"), needs=(Need.ERASURE,)),
}


def about_child(kind: LetterKind) -> bool:
    return RULES[kind].about_child
