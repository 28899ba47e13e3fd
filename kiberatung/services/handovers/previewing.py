"""The look before the handover: who gets what about whom, what stays here, and what stands in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import N_, _, in_german, ngettext_
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.handovers import Handover
from kiberatung.domain.names.display import sentence_name
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.child_files import ChildFile, Dossier, load_dossiers
from kiberatung.services.handovers.contents import (
    HandoverContent,
    content_rows,
    content_table,
    released_files,
)
from kiberatung.services.handovers.findings import (
    Finding,
    FindingLevel,
    case_findings,
    completeness,
    consent_findings,
    covering_consent,
    protection_findings,
)
from kiberatung.services.handovers.forms import HandoverForm
from kiberatung.services.handovers.items import HandoverItem, Surroundings
from kiberatung.services.handovers.ports import HandoverWriter, WriterReport
from kiberatung.services.handovers.recipients import Recipient, lookalikes, own_office
from kiberatung.services.handovers.registering import latest_handovers, next_handover_number
from kiberatung.services.handovers.releasing import HeldBack, always_held_back, items_for, not_needed_by
from kiberatung.services.handovers.statistics import findings_without_repeats
from kiberatung.services.handovers.wording import day
from kiberatung.services.permissions import OFFICE, Audited, use_case

SHOWN_LATEST = 5
DAYS_NAMED = 3
"""More days of consent than this are named by the first and the last; each stands with its family in the store."""


@dataclass(frozen=True, slots=True)
class PreviewChild:
    """The head of one column."""

    child_id: ChildId
    family_id: FamilyId
    name: str
    name_in_script: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPreview:
    """`content.rows` is the table „Das verlässt das Haus“; `held_back` the rows „Bleibt im Haus“."""

    recipient: Recipient
    form: HandoverForm
    children: tuple[PreviewChild, ...]
    content: HandoverContent
    held_back: tuple[HeldBack, ...]
    findings: tuple[Finding, ...]
    statistics: tuple[Finding, ...]
    """What the school will have to report and does not get yet."""
    report: WriterReport
    summary: str
    legal_basis: str
    latest: tuple[Handover, ...]

    @property
    def file_name(self) -> str:
        """Without an ending; it names no child."""
        return self.content.number

    @property
    def refusals(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level is FindingLevel.REFUSE)


@use_case(OFFICE, Audited(Deed.READ, N_("Vorschau einer Übergabe gelesen")))
def preview_handover(
    desk: Desk, recipient: Recipient, child_ids: Sequence[ChildId], form: HandoverForm, writer: HandoverWriter
) -> HandoverPreview:
    """Changes nothing; raises `DomainError` without children."""
    if not child_ids:
        raise DomainError(
            _("Es ist kein Kind gewählt. Es hat nichts das Haus verlassen."), _("Wählen Sie mindestens ein Kind.")
        )
    with desk.reading() as records:
        dossiers = load_dossiers(records, tuple(dict.fromkeys(child_ids)))
        office = own_office(records).name
        number = next_handover_number(records, desk.today.year)
        latest = latest_handovers(records, SHOWN_LATEST)
    content = _content(desk, recipient, dossiers, form, (number, office))
    report = writer.inspect(content, form)
    files = [dossier.file for dossier in dossiers]
    found = _findings(desk, content, dossiers, form)
    findings, statistics = findings_without_repeats(desk, recipient.kind, files, found)
    return HandoverPreview(
        recipient=recipient,
        form=form,
        children=tuple(_preview_child(dossier.file) for dossier in dossiers),
        content=content,
        held_back=(*always_held_back(), *not_needed_by(recipient.kind, form.left_out)),
        findings=(*findings, *report.findings, *_lookalike_findings(desk, recipient)),
        statistics=statistics,
        report=report,
        summary=_summary(content),
        legal_basis=content.legal_basis,
        latest=tuple(latest),
    )


@in_german
def _content(
    desk: Desk, recipient: Recipient, dossiers: Sequence[Dossier], form: HandoverForm, head: tuple[str, str]
) -> HandoverContent:
    items = items_for(recipient.kind, form.left_out)
    around = Surroundings(desk.catalogues, desk.today)
    whole = [dossier.file for dossier in dossiers]
    released = released_files(items, whole)
    number, office = head
    return HandoverContent(
        number=number,
        recipient=recipient,
        office_name=office,
        created_on=desk.today,
        purpose=recipient.purpose(len(dossiers)),
        legal_basis=_legal_basis(dossiers, recipient, desk.today),
        files=released,
        rows=content_rows(items, whole, around),
        table=content_table(items, released, around),
    )


def _findings(
    desk: Desk, content: HandoverContent, dossiers: Sequence[Dossier], form: HandoverForm
) -> Iterable[Finding]:
    items: tuple[HandoverItem, ...] = items_for(content.recipient.kind, form.left_out)
    yield from completeness(items, content.rows, [dossier.file.child for dossier in dossiers])
    yield from consent_findings(dossiers, content.recipient.kind, desk.today)
    yield from protection_findings(dossiers)
    yield from case_findings(dossiers)


def _lookalike_findings(desk: Desk, recipient: Recipient) -> Iterable[Finding]:
    for other in lookalikes(desk, recipient):
        text = _("Es gibt auch {other}. Sie haben die Nummer {number} gewählt: Ist das die richtige Schule?")
        yield Finding(FindingLevel.WARN, text.format(other=other, number=recipient.number))


def _preview_child(file: ChildFile) -> PreviewChild:
    name = sentence_name(file.child.family_name, file.child.given_names)
    return PreviewChild(file.child.id, file.family.id, name, file.child.name_in_script)


def _summary(content: HandoverContent) -> str:
    sentence = ngettext_(
        "{recipient} erhält {given} Angaben über {children} Kind, {purpose}.",
        "{recipient} erhält {given} Angaben über {children} Kinder, {purpose}.",
        len(content.files),
    )
    return sentence.format(
        recipient=content.recipient.with_article,
        given=content.given,
        children=len(content.files),
        purpose=content.purpose,
    )


def _legal_basis(dossiers: Sequence[Dossier], recipient: Recipient, today: date) -> str:
    given = [covering_consent(dossier.consents, recipient.kind, today) for dossier in dossiers]
    days = sorted({consent.given_on for consent in given if consent})
    if not days or None in given:
        return _("Noch keine: Die Einwilligung fehlt.")
    if len(days) > DAYS_NAMED:
        spread = _("Einwilligungen vom {first} bis zum {last}, Art.\u00a06 Abs.\u00a01 Buchst.\u00a0a DSGVO.")
        return spread.format(first=day(days[0]), last=day(days[-1]))
    sentence = ngettext_(
        "Einwilligung vom {days}, Art.\u00a06 Abs.\u00a01 Buchst.\u00a0a DSGVO.",
        "Einwilligungen vom {days}, Art.\u00a06 Abs.\u00a01 Buchst.\u00a0a DSGVO.",
        len(days),
    )
    return sentence.format(days=_(" und ").join(day(one) for one in days))
