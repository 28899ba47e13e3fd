"""The languages of the families: their catalogues, weekdays and clock times, through Babel."""

# ruff: noqa: PLC0415 - Babel is loaded at the first family language, not at start-up

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.letter_languages import in_usual_order
from kiberatung.services.letters.languages import GERMAN, CatalogueEntry, FamilyText, text_version
from kiberatung.services.letters.references import with_references_isolated
from kiberatung.services.letters.values import Direction

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Message

REVIEW_MARK = "reviewed:"
"""Beginning of the comment at each entry: `# reviewed: no`, or day and name of the person who read it.

A comma and the version that was read may follow: `# reviewed: 2026-11-30 Hanan Saleh, 3f2a-91bc`.
"""

CATALOGUE = Path("LC_MESSAGES") / "family.po"
_LOCALES = {"de-simple": "de", "kmr": "ku", "prs": "fa_AF"}
"""Of the Unicode locale data, where it calls a language otherwise."""
_ARABIC_COMMA: Callable[[str, str], str] = "{}، {}".format
_WEEKDAY_FIRST: Callable[[str, str], str] = "{}, {}".format
_WEEKDAY_ORDER: dict[str, Callable[[str, str], str]] = {
    **dict.fromkeys(("ar", "ckb", "fa", "prs", "ps", "ur"), _ARABIC_COMMA),
    "ti": "{}፣ {}".format,
    "tr": lambda weekday, day: f"{day} {weekday}",
    "zh": "{}，{}".format,
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
        """The day in figures as everywhere: no other calendar, no other digits, whatever the locale prefers."""
        weekday = self._locale.days["format"]["wide"][day.weekday()]
        return _WEEKDAY_ORDER.get(self.tag, _WEEKDAY_FIRST)(weekday, write_date(day))

    def clock_time(self, moment: datetime) -> str:
        local = german_time(moment)
        return f"{local.hour}:{local.minute:02}"

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return Locale.parse(_LOCALES.get(self.tag, self.tag))

    def is_outdated(self, _german: str) -> bool:
        return False

    def entries(self) -> tuple[CatalogueEntry, ...]:
        if self._file is None:
            return ()
        return tuple(_entry(one) for one in self._messages)

    @cached_property
    def _texts(self) -> dict[str, FamilyText]:
        found = {str(one.id): _family_text(one) for one in self._messages if str(one.string).strip()}
        return {
            german: replace(text, text=with_references_isolated(text.text, self.direction))
            for german, text in found.items()
        }

    @cached_property
    def _messages(self) -> "list[Message]":
        from babel.messages.pofile import PoFileError, read_po

        assert self._file is not None  # noqa: S101 - German has no file and is never asked here
        try:
            with self._file.open("rb") as lines:
                catalogue = read_po(lines, abort_invalid=True)
        except (OSError, PoFileError) as fault:
            raise EnvironmentFault(
                _("Die Übersetzungen für „{language}“ sind nicht lesbar. Gespeichert ist alles.").format(
                    language=self.tag
                ),
                _("Nehmen Sie vorerst Deutsch und stellen Sie die Datei family.po wieder her."),
            ) from fault
        return [one for one in catalogue if one.id]


class CatalogueLanguages:
    """All languages for which `folder` holds a catalogue of family texts."""

    def __init__(self, folder: Path) -> None:
        found = (path.parent.parent.name for path in folder.glob(f"*/{CATALOGUE.as_posix()}"))
        tags = sorted(found, key=in_usual_order)
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
    return _family_text(message).reviewed


def _entry(message: "Message") -> CatalogueEntry:
    read = _family_text(message)
    place = " ".join(message.auto_comments)
    return CatalogueEntry(str(message.id), place, read.text.strip(), read.reviewed, read.review)


def _family_text(message: "Message") -> FamilyText:
    """A review that names a version holds for that alone: whoever changes a word asks for a new reading."""
    text = str(message.string)
    version = text_version(str(message.id), text)
    marks = [
        comment.strip().removeprefix(REVIEW_MARK).strip()
        for comment in message.user_comments
        if comment.strip().startswith(REVIEW_MARK)
    ]
    review, _comma, reviewed_version = marks[-1].partition(",") if marks else ("", "", "")
    if review in {"", "no"} or reviewed_version.strip() not in {"", version}:
        return FamilyText(text, reviewed=False, version=version)
    day, _space, person = review.partition(" ")
    return FamilyText(text, True, f"{person}, {_written_day(day)}", version)


def _written_day(text: str) -> str:
    try:
        return write_date(date.fromisoformat(text))
    except ValueError:
        return text
