"""What is complete, what is missing, and what forbids a handover: one sentence each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.consents import Consent
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.handovers.child_files import Dossier
from kiberatung.services.handovers.contents import CellState, ContentRow
from kiberatung.services.handovers.items import HandoverItem
from kiberatung.services.handovers.wording import day


class FindingLevel(StrEnum):
    """REFUSE: nothing leaves before this is put right."""

    OK = "ok"
    PROTECTED = "protected"
    WARN = "warn"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Finding:
    """`child_id` and `field` say where „Ergänzen“ leads, when there is such a place."""

    level: FindingLevel
    text: str
    child_id: ChildId | None = None
    field: str = ""


def completeness(
    items: Sequence[HandoverItem], rows: Sequence[ContentRow], children: Sequence[Child]
) -> Iterable[Finding]:
    """One sentence when all is there, else one per gap."""
    gaps = [
        _gap(item, children[position])
        for item, row in zip(items, rows, strict=True)
        for position, cell in enumerate(row.cells)
        if cell.state is CellState.MISSING
    ]
    if not any(gap.level is FindingLevel.REFUSE for gap in gaps):
        yield Finding(FindingLevel.OK, _("Alle Pflichtangaben sind da."))
    yield from gaps


def consent_findings(dossiers: Sequence[Dossier], recipient: RecipientKind, today: date) -> Iterable[Finding]:
    """Per family: when it agreed, or that it did not."""
    for dossier in _one_per_family(dossiers):
        name = _family_name(dossier.file.family, dossier.file.child)
        given = covering_consent(dossier.consents, recipient, today)
        if given:
            text = _("Familie {name} hat am {day} eingewilligt.").format(name=name, day=day(given.given_on))
            yield Finding(FindingLevel.OK, text)
        else:
            text = _("Familie {name}: Die Einwilligung für diese Stelle fehlt. Tragen Sie sie ein.").format(name=name)
            yield Finding(FindingLevel.REFUSE, text, dossier.file.child.id, "consent")


def protection_findings(dossiers: Sequence[Dossier]) -> Iterable[Finding]:
    for dossier in _one_per_family(dossiers):
        if dossier.file.family.address_protected:
            name = _family_name(dossier.file.family, dossier.file.child)
            text = _(
                "Familie {name}: Die Anschrift ist geschützt und bleibt hier, ebenso Telefon und E-Mail. "
                "Zustellung über das KI."
            )
            yield Finding(FindingLevel.PROTECTED, text.format(name=name), dossier.file.child.id)


def case_findings(dossiers: Sequence[Dossier]) -> Iterable[Finding]:
    for dossier in dossiers:
        if dossier.case is not None and not dossier.case.is_open:
            text = _("{name}: Der Fall ist abgeschlossen. Prüfen Sie, ob die Übergabe noch nötig ist.")
            name = called(dossier.file.child)
            yield Finding(FindingLevel.WARN, text.format(name=name), dossier.file.child.id)


def covering_consent(consents: Iterable[Consent], recipient: RecipientKind, today: date) -> Consent | None:
    """The newest one that lets this kind of office have the facts today."""
    covering = [consent for consent in consents if consent.covers(recipient, today)]
    return max(covering, key=lambda consent: consent.given_on, default=None)


def called(child: Child) -> str:
    """How a child is named in a sentence about it."""
    return child.given_names or child.family_name or _("Kind ohne Namen")


def _gap(item: HandoverItem, child: Child) -> Finding:
    field = item.reads[0].partition(".")[2]
    level = FindingLevel.REFUSE if item.needed else FindingLevel.WARN
    text = (
        _("{name}: {item} fehlt. Ohne diese Angabe geht es nicht.")
        if item.needed
        else _("{name}: {item} ist ohne Angabe. Das hindert nicht.")
    )
    return Finding(level, text.format(name=called(child), item=item.title), child.id, field)


def _family_name(family: Family, child: Child) -> str:
    return family.family_name or child.family_name or called(child)


def _one_per_family(dossiers: Sequence[Dossier]) -> Iterable[Dossier]:
    seen: dict[FamilyId, Dossier] = {}
    for dossier in dossiers:
        seen.setdefault(dossier.file.family.id, dossier)
    return seen.values()
