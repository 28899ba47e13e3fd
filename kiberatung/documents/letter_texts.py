"""Reads the wording of all letters and finds the languages they are translated into."""

from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.documents.family_languages import CatalogueLanguages
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.wording import Wording, read_wording

_SHARED_PARTS = ("Anrede", "Gruß", "Anlagen", "Entwurf")


def read_letter_texts(resources: Path, translations: Path) -> LetterTexts:
    """Raises `DomainError` naming file and line of a wrong wording, `EnvironmentFault` for a missing file."""
    folder = resources / "letters" / "wording"
    return LetterTexts(
        wordings={kind: _read(folder / f"{kind}.txt") for kind in LetterKind},
        shared=_read(folder / "shared.txt", _SHARED_PARTS),
        languages=CatalogueLanguages(translations),
    )


def _read(file: Path, required: tuple[str, ...] | None = None) -> Wording:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as fault:
        raise EnvironmentFault(
            _("Der Wortlaut „{file}“ ist nicht lesbar. Gespeichert ist alles.").format(file=file.name),
            _("Stellen Sie die Dateien des Programms wieder her."),
        ) from fault
    return read_wording(file.name, text) if required is None else read_wording(file.name, text, required)
