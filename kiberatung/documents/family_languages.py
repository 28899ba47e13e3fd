"""The languages of the families: their catalogues, weekdays and clock times, through Babel."""

# ruff: noqa: PLC0415 - Babel is loaded at the first family language, not at start-up

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.services.letters.languages import GERMAN, FamilyText
from kiberatung.services.letters.values import Direction

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Message

REVIEW_MARK = "reviewed:"
"""Beginning of the comment at each entry: `# reviewed: no`, or day and name of the person who read it."""

CATALOGUE = Path("LC_MESSAGES") / "family.po"
_WEEKDAY_FIRST: Callable[[str, str], str] = "{}, {}".format
_WEEKDAY_ORDER: dict[str, Callable[[str, str], str]] = {
    "ar": "{}، {}".format,
    "tr": lambda weekday, day: f"{day} {weekday}",
}


class CatalogueLanguage:
    """One language with its `family.po`, which is read at the first text asked for."""

    def __init__(self, tag: str, file: Path | None) -> None:
        self.tag = tag
        self._file = file

    @property
    def direction(self) -> Direction:
        return Direction(self._locale.text_direction)

    def find(self, german: str) -> FamilyText | None:
        if self._file is None:
            return FamilyText(german, reviewed=True)
        return self._texts.get(german)

    def day(self, day: date) -> str:
        return write_date(day)

    def day_with_weekday(self, day: date) -> str:
        from babel.dates import format_date

        weekday = format_date(day, "EEEE", locale=self._locale)
        return _WEEKDAY_ORDER.get(self.tag, _WEEKDAY_FIRST)(weekday, write_date(day))

    def clock_time(self, moment: datetime) -> str:
        local = german_time(moment)
        return f"{local.hour}:{local.minute:02}"

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return Locale.parse(self.tag, sep="-")

    @cached_property
    def _texts(self) -> dict[str, FamilyText]:
        from babel.messages.pofile import PoFileError, read_po

        assert self._file is not None  # noqa: S101 - German has no file and is never asked here
        try:
            with self._file.open("rb") as lines:
                catalogue = read_po(lines, locale=self.tag, abort_invalid=True)
        except (OSError, PoFileError) as fault:
            raise EnvironmentFault(
                _("Die Übersetzungen für „{language}“ sind nicht lesbar. Gespeichert ist alles.").format(
                    language=self.tag
                ),
                _("Nehmen Sie vorerst Deutsch und stellen Sie die Datei family.po wieder her."),
            ) from fault
        return {
            str(one.id): FamilyText(str(one.string), is_reviewed(one)) for one in catalogue if one.id and one.string
        }


class CatalogueLanguages:
    """All languages for which `folder` holds a catalogue of family texts."""

    def __init__(self, folder: Path) -> None:
        tags = sorted(path.parent.parent.name for path in folder.glob(f"*/{CATALOGUE.as_posix()}"))
        self._languages = {GERMAN: CatalogueLanguage(GERMAN, None)}
        self._languages.update((tag, CatalogueLanguage(tag, folder / tag / CATALOGUE)) for tag in tags)

    def tags(self) -> tuple[str, ...]:
        return tuple(self._languages)

    def get(self, tag: str) -> CatalogueLanguage:
        if tag not in self._languages:
            raise DomainError(
                _("In der Sprache „{language}“ gibt es noch keine Schreiben. Es wurde keines gemacht.").format(
                    language=tag
                ),
                _("Wählen Sie eine andere Sprache oder nur Deutsch."),
            )
        return self._languages[tag]


def is_reviewed(message: "Message") -> bool:
    """True when the comment names a day and a person; a missing comment counts as not reviewed."""
    marks = [
        comment.strip().removeprefix(REVIEW_MARK).strip()
        for comment in message.user_comments
        if comment.strip().startswith(REVIEW_MARK)
    ]
    return bool(marks) and marks[-1] not in {"", "no"}
