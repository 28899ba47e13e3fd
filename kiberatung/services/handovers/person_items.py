"""The items „Zur Person“."""

from kiberatung.basics.texts import _
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.names.display import list_name
from kiberatung.services.handovers import wording
from kiberatung.services.handovers.child_files import ChildFile
from kiberatung.services.handovers.items import (
    ALL,
    CALLING,
    SCHOOL,
    TEACHING,
    HandoverItem,
    Section,
    Surroundings,
    TableField,
    text_field,
)
from kiberatung.services.tables import Column, ColumnKind


def identity_items() -> tuple[HandoverItem, ...]:
    return (
        HandoverItem(
            identifier="name",
            title=_("Name"),
            section=Section.PERSON,
            recipients=ALL,
            reads=("child.family_name", "child.given_names"),
            say=lambda file, _around: list_name(file.child.family_name, file.child.given_names),
            fields=(
                text_field(_("Nachname"), lambda file, _around: file.child.family_name, 22),
                text_field(_("Vorname"), lambda file, _around: file.child.given_names, 22),
            ),
            needed=True,
        ),
        HandoverItem(
            identifier="born",
            title=_("Geboren"),
            section=Section.PERSON,
            recipients=ALL,
            reads=("child.date_of_birth", "child.date_of_birth_certainty"),
            say=_born,
            fields=(
                TableField(
                    Column(_("Geburtsdatum"), ColumnKind.DATE, 13), lambda file, _around: file.child.date_of_birth
                ),
                text_field(
                    _("Geburtsdatum ist"),
                    lambda file, _around: wording.certainty(file.child.date_of_birth_certainty),
                    20,
                ),
            ),
            needed=True,
        ),
        HandoverItem(
            identifier="sex",
            title=_("Geschlecht"),
            section=Section.PERSON,
            recipients=ALL,
            reads=("child.sex",),
            say=lambda file, _around: wording.sex(file.child.sex),
        ),
    )


def origin_items() -> tuple[HandoverItem, ...]:
    return (
        HandoverItem(
            identifier="nationality",
            title=_("Staatsangehörigkeit"),
            section=Section.PERSON,
            recipients=TEACHING,
            reads=("child.nationalities",),
            say=_states,
            fields=(
                text_field(_("Staatsangehörigkeit"), _states, 20),
                text_field(
                    _("Staatsangehörigkeit, Schlüssel"), lambda file, _around: " ".join(file.child.nationalities), 12
                ),
            ),
        ),
        HandoverItem(
            identifier="country_of_birth",
            title=_("Geburtsland"),
            section=Section.PERSON,
            recipients=TEACHING,
            reads=("child.country_of_birth",),
            say=lambda file, around: wording.state(around.catalogues, file.child.country_of_birth),
            fields=(
                text_field(
                    _("Geburtsland"), lambda file, around: wording.state(around.catalogues, file.child.country_of_birth)
                ),
                text_field(_("Geburtsland, Schlüssel"), lambda file, _around: file.child.country_of_birth, 10),
            ),
        ),
        HandoverItem(
            identifier="arrival_year",
            title=_("Zuzugsjahr"),
            section=Section.PERSON,
            recipients=TEACHING,
            reads=("child.arrived_in_germany_on",),
            say=lambda file, _around: str(_arrival_year(file) or ""),
            fields=(
                TableField(Column(_("Zuzugsjahr"), ColumnKind.NUMBER, 11), lambda file, _around: _arrival_year(file)),
            ),
        ),
    )


def statistics_items() -> tuple[HandoverItem, ...]:
    """What the school needs for the official school statistics and nobody else does."""
    return (
        HandoverItem(
            identifier="birth_place_and_name",
            title=_("Geburtsort, Geburtsname"),
            section=Section.PERSON,
            recipients=SCHOOL,
            reads=("child.place_of_birth", "child.birth_name"),
            say=lambda file, _around: ", ".join(filter(None, (file.child.place_of_birth, file.child.birth_name))),
            optional=True,
        ),
        HandoverItem(
            identifier="parents_born_in",
            title=_("Geburtsland der Eltern"),
            section=Section.PERSON,
            recipients=SCHOOL,
            reads=("guardians.kind", "guardians.country_of_birth"),
            say=_parents_born_in,
            optional=True,
        ),
    )


def home_items() -> tuple[HandoverItem, ...]:
    return (
        HandoverItem(
            identifier="address",
            title=_("Anschrift"),
            section=Section.PERSON,
            recipients=ALL,
            reads=("family.street", "family.house_number", "family.postcode", "family.town", "family.care_of"),
            say=_address,
            fields=(
                text_field(_("Straße"), lambda file, _around: street(file), 26),
                text_field(_("PLZ"), lambda file, _around: file.family.postcode, 8),
                text_field(_("Ort"), lambda file, _around: file.family.town),
                text_field(_("Wohnt bei"), lambda file, _around: file.family.care_of),
            ),
            tells_where=True,
        ),
        HandoverItem(
            identifier="guardians",
            title=_("Sorgeberechtigte"),
            section=Section.PERSON,
            recipients=CALLING,
            reads=(
                "guardians.kind",
                "guardians.family_name",
                "guardians.given_names",
                "guardians.lives_with_children",
            ),
            say=lambda file, _around: ", ".join(filter(None, map(wording.guardian, file.guardians))),
        ),
    )


def contact_items() -> tuple[HandoverItem, ...]:
    return (
        HandoverItem(
            identifier="phone",
            title=_("Telefon"),
            section=Section.PERSON,
            recipients=CALLING,
            reads=("family.phone", "guardians.kind", "guardians.phone"),
            say=_phones,
            tells_where=True,
            optional=True,
        ),
        HandoverItem(
            identifier="email",
            title=_("E-Mail"),
            section=Section.PERSON,
            recipients=frozenset({RecipientKind.SCHOOL, RecipientKind.KI}),
            reads=("family.email", "guardians.email"),
            say=lambda file, _around: ", ".join(
                dict.fromkeys(filter(None, (file.family.email, *(one.email for one in file.guardians))))
            ),
            tells_where=True,
            optional=True,
        ),
    )


def street(file: ChildFile) -> str:
    return " ".join(filter(None, (file.family.street, file.family.house_number)))


def _born(file: ChildFile, _around: Surroundings) -> str:
    words = (wording.day(file.child.date_of_birth), wording.certainty(file.child.date_of_birth_certainty))
    return ", ".join(filter(None, words)) if file.child.date_of_birth else ""


def _states(file: ChildFile, around: Surroundings) -> str:
    return ", ".join(wording.state(around.catalogues, key) for key in file.child.nationalities)


def _arrival_year(file: ChildFile) -> int | None:
    arrived = file.child.arrived_in_germany_on
    return arrived.year if arrived else None


def _parents_born_in(file: ChildFile, around: Surroundings) -> str:
    known = [one for one in file.guardians if one.country_of_birth]
    words = ((wording.state(around.catalogues, one.country_of_birth), wording.guardian_kind(one.kind)) for one in known)
    return ", ".join(f"{country} ({kind})" if kind else country for country, kind in words)


def _address(file: ChildFile, _around: Surroundings) -> str:
    town = " ".join(filter(None, (file.family.postcode, file.family.town)))
    care_of = _("bei {name}").format(name=file.family.care_of) if file.family.care_of else ""
    return ", ".join(filter(None, (street(file), town, care_of)))


def _phones(file: ChildFile, _around: Surroundings) -> str:
    numbers = [file.family.phone]
    for one in file.guardians:
        kind = wording.guardian_kind(one.kind)
        numbers.append(f"{one.phone} ({kind})" if one.phone and kind else one.phone)
    return ", ".join(dict.fromkeys(filter(None, numbers)))
