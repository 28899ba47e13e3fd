"""The family's consent: given for recipients by name, and taken back at any time."""

from dataclasses import dataclass

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.consents import Consent
from kiberatung.domain.errors import DomainError
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.intake_page import IntakePage
from kiberatung.services.labels import label_of


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """What the form holds; the language as it was typed."""

    recipients: tuple[RecipientKind, ...] = ()
    given_by: str = ""
    language: str = ""
    interpreted_by: str = ""


def form_to_begin(page: IntakePage, words: CatalogueWords) -> ConsentForm:
    """What is known already is not asked again."""
    first = next(iter(page.file.guardians), None)
    given_by = f"{first.given_names} {first.family_name}".strip() if first else ""
    language = words.language(page.language) if page.language else ""
    return ConsentForm((), given_by, language, page.interpreter)


def language_key(form: ConsentForm, words: CatalogueWords) -> str:
    """Raises `DomainError` for a language nobody knows."""
    if not form.language.strip():
        return ""
    key = words.find_language(form.language)
    if key is None:
        raise DomainError(
            _("„{language}“ ist keine bekannte Sprache. Die Einwilligung wurde nicht gespeichert.").format(
                language=form.language
            ),
            _("Wählen Sie die Sprache aus der Liste."),
        )
    return key


def sentence_of(consent: Consent) -> str:
    recipients = ", ".join(label_of(one) for one in consent.recipients)
    text = _("Weitergabe an {recipients}, unterschrieben am {date}").format(
        recipients=recipients, date=write_date(consent.given_on)
    )
    if consent.given_by:
        text = _("{text} von {name}").format(text=text, name=consent.given_by)
    return f"{text}."


def detail_of(consent: Consent, words: CatalogueWords) -> str:
    parts = []
    if consent.language:
        parts.append(_("Vorgelesen auf {language}.").format(language=words.language(consent.language)))
    if consent.interpreted_by:
        parts.append(_("Gedolmetscht von {name}.").format(name=consent.interpreted_by))
    if consent.withdrawn_on:
        parts.append(_("Widerrufen am {date}.").format(date=write_date(consent.withdrawn_on)))
    return " ".join(parts)
