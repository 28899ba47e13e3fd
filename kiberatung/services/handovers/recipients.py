"""Who may receive something: the offices of the own Kreis, schools by number, other KIs by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.catalogues.places import Kreis
from kiberatung.domain.catalogues.schools import CatalogueSchool, Schultraeger
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest
from kiberatung.domain.recommendations import Recommendation
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records

_ALIKE = 0.82
"""From here on two names of schools are easily taken for one another on the phone or in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """`number` is the official one of an office or school, empty where there is none; `contact` is address or phone."""

    kind: RecipientKind
    name: str
    number: str = ""
    contact: str = ""

    @property
    def with_article(self) -> str:
        """At the beginning of a sentence; schools and KIs carry their kind, so that the article is right."""
        forms = {
            RecipientKind.SCHULAMT: _("Das {name}"),
            RecipientKind.BEZIRKSREGIERUNG: _("Die {name}"),
            RecipientKind.GESUNDHEITSAMT: _("Das {name}"),
            RecipientKind.SCHULTRAEGER: _("Der Schulträger {name}"),
            RecipientKind.SCHOOL: _("Die Schule „{name}“"),
            RecipientKind.KI: _("Das KI „{name}“"),
        }
        return forms[self.kind].format(name=self.name)

    def purpose(self, children: int) -> str:
        """Wozu, as an infinitive after a comma."""
        if self.kind in {RecipientKind.SCHULAMT, RecipientKind.BEZIRKSREGIERUNG}:
            return ngettext_("um einen Schulplatz zuzuweisen", "um Schulplätze zuzuweisen", children)
        return {
            RecipientKind.GESUNDHEITSAMT: _("um zur Seiteneinsteigeruntersuchung einzuladen"),
            RecipientKind.SCHULTRAEGER: _("um Schulplätze zu planen"),
            RecipientKind.SCHOOL: _("um die Aufnahme vorzubereiten"),
        }.get(self.kind, _("um die Beratung fortzuführen"))


@use_case(allowed=OFFICE)
def recipients_for(desk: Desk, child_ids: Sequence[ChildId] = ()) -> list[Recipient]:
    """Offices of the own Kreis, then the schools recommended to or asked for these children."""
    with desk.reading() as records:
        office = own_office(records)
        numbers = _schools_of(records, child_ids)
    schools = [school for number in numbers if (school := desk.catalogues.school(number))]
    return [*_offices(desk, office), *(_school_recipient(school) for school in schools)]


@use_case(allowed=OFFICE)
def recipient_named(desk: Desk, text: str) -> Recipient:
    """`schulamt`, `bezirksregierung`, `gesundheitsamt`, `schultraeger`, `school:NUMBER` or `ki:NAME` (CLI)."""
    kind, _colon, name = text.partition(":")
    if kind == RecipientKind.KI and name.strip():
        return ki_recipient(name)
    if kind == RecipientKind.SCHOOL and (school := desk.catalogues.school(name.strip())):
        return _school_recipient(school)
    with desk.reading() as records:
        office = own_office(records)
    found = [recipient for recipient in _offices(desk, office) if recipient.kind == kind]
    named = [recipient for recipient in found if not name or name.casefold() in recipient.name.casefold()]
    if not named:
        raise DomainError(
            _("Diese Stelle ist nicht bekannt: {text}. Es hat nichts das Haus verlassen.").format(text=text),
            _("Nennen Sie schulamt, bezirksregierung, gesundheitsamt, schultraeger, school:NUMMER oder ki:NAME."),
        )
    return named[0]


def ki_recipient(name: str) -> Recipient:
    return Recipient(kind=RecipientKind.KI, name=name.strip())


def lookalikes(desk: Desk, recipient: Recipient) -> list[str]:
    """Schools whose names come so near that the wrong one is easily chosen, as „Name, Ort (Nummer)“."""
    own = desk.catalogues.school(recipient.number) if recipient.kind is RecipientKind.SCHOOL else None
    if own is None:
        return []
    others = (school for school in desk.catalogues.schools if school.kreis == own.kreis and school != own)
    return [f"{other.name}, {other.town} ({other.number})" for other in others if _alike(own, other)]


def own_office(records: Records) -> Office:
    offices = records.find(Office)
    if not offices:
        raise DomainError(
            _("Der Name und der Kreis Ihres KI fehlen noch. Alles Eingetragene ist gespeichert."),
            _("Ergänzen Sie beides in den Einstellungen."),
        )
    return offices[0]


def _offices(desk: Desk, office: Office) -> Iterable[Recipient]:
    catalogues = desk.catalogues
    if schulamt := catalogues.schulamt_of_kreis(office.kreis):
        yield _office_recipient(RecipientKind.SCHULAMT, schulamt.name, schulamt.number, schulamt.phone)
    if upper := catalogues.bezirksregierung_of_kreis(office.kreis):
        yield _office_recipient(RecipientKind.BEZIRKSREGIERUNG, upper.name, upper.number, upper.phone)
    if kreis := catalogues.kreis(office.kreis):
        name = _("Gesundheitsamt {kreis}").format(kreis=kreis.name)
        yield _office_recipient(RecipientKind.GESUNDHEITSAMT, name, "", "")
        for traeger in _public_bodies(catalogues, kreis):
            yield _office_recipient(RecipientKind.SCHULTRAEGER, traeger.short_name, traeger.number, traeger.town)


def _public_bodies(catalogues: Catalogues, kreis: Kreis) -> list[Schultraeger]:
    """The Kreis or Stadt itself first, then its Gemeinden; private bodies are not asked for places."""
    found = [body for body in catalogues.schultraeger if body.ags.startswith(kreis.key) and body.rechtsform == "1"]
    return sorted(found, key=lambda body: (not body.short_name.endswith(kreis.name), body.short_name))


def _office_recipient(kind: RecipientKind, name: str, number: str, contact: str) -> Recipient:
    return Recipient(kind=kind, name=name, number=number, contact=contact)


def _school_recipient(school: CatalogueSchool) -> Recipient:
    contact = f"{school.postcode} {school.town}"
    return Recipient(kind=RecipientKind.SCHOOL, name=school.name, number=school.number, contact=contact)


def _schools_of(records: Records, child_ids: Sequence[ChildId]) -> list[str]:
    wanted = tuple(child_ids)
    if not wanted:
        return []
    numbers = [found.school_number for found in records.find(Recommendation, child_id=wanted)]
    numbers += [asked.school_number for asked in records.find(PlaceRequest, child_id=wanted)]
    return [number for number in dict.fromkeys(numbers) if number]


def _alike(one: CatalogueSchool, other: CatalogueSchool) -> bool:
    if one.town != other.town and one.name.casefold() != other.name.casefold():
        return False
    return SequenceMatcher(None, one.name.casefold(), other.name.casefold()).ratio() >= _ALIKE
