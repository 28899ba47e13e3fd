"""Puts a letter together: wording, values, languages, recipient. Nothing is stored, nothing is printed."""

from collections.abc import Callable

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, family_, in_german
from kiberatung.domain.errors import DomainError
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.facts import LetterFacts, gather_facts
from kiberatung.services.letters.field_values import conditions, field_values
from kiberatung.services.letters.filling import FieldValue, Filler
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.recipients import Recipient, find_recipient
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.used_facts import facts_used
from kiberatung.services.letters.values import Bilingual, Detail, LetterSheet, Paragraph
from kiberatung.services.letters.wording import SUBJECT, Wording
from kiberatung.services.permissions import OFFICE, reads_file

_TITLES = {
    LetterKind.INVITATION: family_("Einladung"),
    LetterKind.SCHULPFLICHT_INFORMATION: family_("Information zur Schulpflicht"),
    LetterKind.RECOMMENDATION: family_("Empfehlung"),
    LetterKind.PLACEMENT: family_("Schulplatz"),
}
_SALUTATIONS = {GuardianKind.MOTHER: "eine Frau", GuardianKind.FATHER: "ein Mann"}


@reads_file(OFFICE)
@in_german
def prepare_letter(desk: Desk, texts: LetterTexts, request: LetterRequest) -> PreparedLetter:
    """Raises `DomainError` when something the letter is about does not exist yet."""
    with desk.reading() as records:
        facts = gather_facts(desk, records, request)
    _require_subject_matter(request.kind, facts)
    recipient = find_recipient(facts)
    language = GERMAN if recipient.is_official else request.language
    sheet = _sheet(texts, request.kind, facts, recipient, language)
    warnings = (*recipient.warnings, *_warnings_about_text(request, sheet), *_warnings_about_facts(facts))
    return PreparedLetter(request, sheet, warnings, facts_used(request.kind, facts))


def _require_subject_matter(kind: LetterKind, facts: LetterFacts) -> None:
    if kind is LetterKind.INVITATION:
        if not facts.children:
            raise DomainError(
                _("In dieser Familie ist noch kein Kind eingetragen. Es wurde nichts gedruckt."),
                _("Tragen Sie zuerst ein Kind ein."),
            )
        return
    if facts.child is None:
        raise DomainError(
            _("Dieses Schreiben handelt von einem Kind, und keines ist gewählt. Es wurde nichts gedruckt."),
            _("Wählen Sie ein Kind."),
        )
    if kind is LetterKind.RECOMMENDATION and facts.recommendation is None:
        raise DomainError(
            _("Für dieses Kind gibt es noch keine Empfehlung. Es wurde nichts gedruckt."),
            _("Tragen Sie zuerst eine Empfehlung ein."),
        )
    if kind is LetterKind.PLACEMENT and (facts.place is None or facts.school is None):
        raise DomainError(
            _("Für dieses Kind gibt es noch keinen Schulplatz. Es wurde nichts gedruckt."),
            _("Tragen Sie zuerst die Zusage der Schule oder die Zuweisung ein."),
        )


def _sheet(
    texts: LetterTexts, kind: LetterKind, facts: LetterFacts, recipient: Recipient, language: str
) -> LetterSheet:
    family_language = texts.languages.get(language)
    values = field_values(facts) | _addressee(facts, recipient)
    filler = Filler(texts.languages.get(GERMAN), family_language, values)
    holding = conditions(facts)
    wording = texts.wordings[kind]
    paragraphs = _paragraphs(wording, holding, filler)
    subject = filler.fill(wording.part(SUBJECT).text_for(holding) or "")
    salutation = filler.fill(texts.shared.part("Anrede").text_for(_salutation(recipient)) or "")
    all_texts = (subject, salutation, *(paragraph.text for paragraph in paragraphs))
    is_draft = any(text.translated and not text.reviewed for text in all_texts)
    return LetterSheet(
        form=facts.office.letter_form,
        title=_TITLES[kind],
        language=language,
        direction=family_language.direction,
        letterhead=_letterhead(facts),
        sender_line=_sender_line(facts),
        annotations=recipient.annotations,
        recipient=recipient.lines,
        details=_details(facts),
        dated_on=facts.today,
        reference=f"{family_('Fall')} {facts.family.case_number} · {write_date(facts.today)}",
        subject=subject,
        salutation=salutation,
        paragraphs=paragraphs,
        closing=filler.fill(texts.shared.part("Gruß").text_for(frozenset()) or ""),
        signature=(facts.counsellor.name,),
        draft_mark=filler.fill(texts.shared.part("Entwurf").text_for(frozenset()) or "") if is_draft else None,
    )


def _paragraphs(wording: Wording, holding: frozenset[str], filler: Filler) -> tuple[Paragraph, ...]:
    """Numbered anew, so that a part that falls away leaves no gap."""
    standing = ((part.title, part.text_for(holding)) for part in wording.paragraphs)
    texts = [(title, filler.fill(text)) for title, text in standing if text is not None]
    return tuple(Paragraph(number, title, text) for number, (title, text) in enumerate(texts, 1))


def _addressee(facts: LetterFacts, recipient: Recipient) -> dict[str, FieldValue]:
    names = tuple(_salutation_name(one, alone=len(recipient.guardians) == 1) for one in recipient.guardians)
    return {"addressee": names or (f"{family_('Familie')} {facts.family.family_name}".strip(),)}


def _salutation_name(guardian: Guardian, *, alone: bool) -> str:
    if alone and guardian.kind in _SALUTATIONS and guardian.family_name:
        return guardian.family_name
    return f"{guardian.given_names} {guardian.family_name}".strip()


def _salutation(recipient: Recipient) -> frozenset[str]:
    """Frau and Herr only where one person is addressed whose kind says so."""
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


def _warnings_about_text(request: LetterRequest, sheet: LetterSheet) -> tuple[str, ...]:
    if request.language == GERMAN:
        return ()
    if sheet.language == GERMAN:
        return (_("Das Schreiben geht an ein Amt oder einen Vormund. Es ist deshalb nur deutsch."),)
    return (*_missing_warnings(sheet), *_draft_warnings(sheet))


def _missing_warnings(sheet: LetterSheet) -> tuple[str, ...]:
    missing = _numbers(sheet, lambda text: not text.translated)
    if not missing:
        return ()
    return (_("Ohne Übersetzung, nur deutsch: Absatz {numbers}.").format(numbers=missing),)


def _draft_warnings(sheet: LetterSheet) -> tuple[str, ...]:
    drafts = _numbers(sheet, lambda text: bool(text.translated) and not text.reviewed)
    if not drafts:
        return ()
    return (
        _("Übersetzung noch nicht geprüft: Absatz {numbers}. Der Druck trägt einen Vermerk.").format(numbers=drafts),
    )


def _numbers(sheet: LetterSheet, concerns: Callable[[Bilingual], bool]) -> str:
    return ", ".join(str(paragraph.number) for paragraph in sheet.paragraphs if concerns(paragraph.text))


def _warnings_about_facts(facts: LetterFacts) -> tuple[str, ...]:
    if facts.answer_is_decided:
        return (_("Das Schreiben folgt der Entscheidung der Fachkraft, nicht der berechneten Schulpflicht."),)
    return ()
