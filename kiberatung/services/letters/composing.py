"""Puts a letter together: wording, values, languages, recipient. Nothing is stored, nothing is printed."""

from dataclasses import dataclass, replace

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, family_, in_german
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.facts import LetterFacts, gather_facts
from kiberatung.services.letters.field_values import conditions, field_values
from kiberatung.services.letters.filling import FieldValue, FieldValues, Filler
from kiberatung.services.letters.kept_sheets import version_of
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.needs import require_needs
from kiberatung.services.letters.office_texts import texts_at_work
from kiberatung.services.letters.outside_recipients import find_outside_recipient
from kiberatung.services.letters.parts import LetterParts
from kiberatung.services.letters.picture_page import with_pictures
from kiberatung.services.letters.recipients import Recipient, find_recipient
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from kiberatung.services.letters.text_warnings import texts_in, warnings_about_text
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.used_facts import facts_used
from kiberatung.services.letters.values import Detail, LetterSheet, SheetLayout
from kiberatung.services.letters.wording import Role
from kiberatung.services.permissions import OFFICE, reads_file

_SALUTATIONS = {GuardianKind.MOTHER: "eine Frau", GuardianKind.FATHER: "ein Mann"}


@reads_file(OFFICE)
@in_german
def prepare_letter(desk: Desk, texts: LetterTexts, request: LetterRequest) -> PreparedLetter:
    """Raises `DomainError` when something the letter is about does not exist yet."""
    with desk.reading() as records:
        texts = texts_at_work(records, texts)
    return compose_letter(desk, texts, request)


def compose_letter(desk: Desk, texts: LetterTexts, request: LetterRequest) -> PreparedLetter:
    """With exactly these texts; within a use case."""
    with desk.reading() as records:
        facts = gather_facts(desk, records, request)
    require_needs(request.kind, facts)
    rule = RULES[request.kind]
    recipient = find_outside_recipient(facts, rule.addressee) if rule.german_only else find_recipient(facts)
    language = GERMAN if recipient.is_official else request.language
    sheet = composed_sheet(texts, request.kind, facts, recipient, language)
    warnings = (*recipient.warnings, *warnings_about_text(request.language, sheet), *_warnings_about_facts(facts))
    version = version_of(texts.wordings[request.kind], texts.languages.get(language))
    return PreparedLetter(request, sheet, warnings, facts_used(request.kind, facts), version)


@dataclass(frozen=True, slots=True)
class Example:
    """Of an invented family, to look at a wording: what shall hold and what stands in the fields."""

    holding: frozenset[str]
    salutation: frozenset[str]
    values: FieldValues


def composed_sheet(
    texts: LetterTexts,
    kind: LetterKind,
    facts: LetterFacts,
    recipient: Recipient,
    language: str,
    example: Example | None = None,
) -> LetterSheet:
    family_language = texts.languages.get(language)
    values = {**field_values(facts), **_addressee(facts, recipient), **(example.values if example else {})}
    filler = Filler(texts.languages.get(GERMAN), family_language, values)
    parts = LetterParts(texts.wordings[kind], example.holding if example else conditions(facts, kind), filler)
    salutation = example.salutation if example else _salutation(recipient)
    enclosures = parts.enclosures()
    paragraphs = parts.paragraphs(facts)
    layout = RULES[kind].layout
    sheet = LetterSheet(
        layout=layout,
        form=facts.office.letter_form,
        title=RULES[kind].title,
        language=language,
        direction=family_language.direction,
        letterhead=_letterhead(facts),
        logo=facts.office.logo,
        sender_line=_sender_line(facts),
        annotations=recipient.annotations,
        recipient=recipient.lines,
        details=_details(facts),
        dated_on=facts.today,
        reference=f"{family_('Fall')} {facts.family.case_number} · {write_date(facts.today)}",
        subject=parts.text(Role.SUBJECT),
        salutation=filler.fill(texts.shared.part("Anrede").text_for(salutation) or ""),
        paragraphs=with_pictures(paragraphs, facts, filler) if layout is SheetLayout.PICTURES else paragraphs,
        closing=filler.fill(texts.shared.part("Gruß").text_for(frozenset()) or ""),
        signature=(facts.counsellor.name,),
        enclosures_title=filler.fill(texts.shared.part("Anlagen").text_for(frozenset()) or ""),
        enclosures=enclosures,
        reply=parts.reply(),
    )
    is_draft = any(text.translated and not text.reviewed for text in texts_in(sheet))
    mark = filler.fill(texts.shared.part("Entwurf").text_for(frozenset()) or "") if is_draft else None
    return replace(sheet, draft_mark=mark)


def _addressee(facts: LetterFacts, recipient: Recipient) -> dict[str, FieldValue]:
    if recipient.is_outside:
        return {"addressee": recipient.salutation_name}
    names = tuple(_salutation_name(one, alone=len(recipient.guardians) == 1) for one in recipient.guardians)
    return {"addressee": names or (f"{family_('Familie')} {facts.family.family_name}".strip(),)}


def _salutation_name(guardian: Guardian, *, alone: bool) -> str:
    if alone and guardian.kind in _SALUTATIONS and guardian.family_name:
        return guardian.family_name
    return f"{guardian.given_names} {guardian.family_name}".strip()


def _salutation(recipient: Recipient) -> frozenset[str]:
    """Frau and Herr only where one person is addressed whose kind says so."""
    if recipient.is_outside and not recipient.salutation_name:
        return frozenset({"eine Stelle"})
    if len(recipient.guardians) != 1:
        return frozenset()
    title = _SALUTATIONS.get(recipient.guardians[0].kind)
    return frozenset({title}) if title else frozenset()


def _letterhead(facts: LetterFacts) -> tuple[str, ...]:
    below = " · ".join(part for part in (facts.kreis_name, family_("Seiteneinsteigerberatung")) if part)
    return facts.office.name, below


def _sender_line(facts: LetterFacts) -> str:
    office = facts.office
    parts = (office.name, f"{office.street} {office.house_number}".strip(), f"{office.postcode} {office.town}".strip())
    return " · ".join(part for part in parts if part)


def _details(facts: LetterFacts) -> tuple[Detail, ...]:
    office = facts.office
    pairs = (
        Detail(family_("Fall"), facts.family.case_number),
        Detail(family_("Auskunft"), facts.counsellor.name),
        Detail(family_("Zimmer"), office.room.removeprefix("Zimmer").strip()),
        Detail(family_("Telefon"), office.phone),
        Detail(family_("E-Mail"), office.email),
        Detail(family_("Datum"), write_date(facts.today)),
    )
    return tuple(pair for pair in pairs if pair.value)


def _warnings_about_facts(facts: LetterFacts) -> tuple[str, ...]:
    if facts.answer_is_decided:
        return (_("Das Schreiben folgt der Entscheidung der Fachkraft, nicht der berechneten Schulpflicht."),)
    return ()
