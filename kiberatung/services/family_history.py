"""The history of a family as people read it: deeds and notes by day, newest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account
from kiberatung.domain.families import FamilyId
from kiberatung.domain.notes import Note
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import reads_file
from kiberatung.services.ports import Records
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.read_models import HistoryLine

ONLY_IN_NOTES = "written_at"
FURTHER_FIELDS: dict[str, str] = {
    "counsellor_id": N_("zuständige Fachkraft"),
    "reference": N_("Aktenzeichen der meldenden Stelle"),
    "reported_by": N_("Meldung durch"),
    "reported_on": N_("Meldung am"),
    "kind": N_("Art"),
    "has_custody": N_("Sorgerecht"),
    "state": N_("Stand"),
    "side_exit": N_("Ausgang"),
    "starts_at": N_("Zeit"),
    "place": N_("Raum"),
    "recipients": N_("Empfänger"),
    "given_by": N_("gegeben von"),
    "interpreted_by": N_("gedolmetscht von"),
    "school_number": N_("Schule"),
    "schulform": N_("Schulform"),
    "grade": N_("Jahrgang"),
    "german_support": N_("Deutschförderung"),
    "literacy": N_("Schriftkenntnis"),
    "script": N_("Schrift"),
    "started_on": N_("Beginn"),
    "ended_on": N_("Ende"),
    "country": N_("Land"),
    "answer": N_("Antwort"),
}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """`happened_at` is local time; a note carries its whole text."""

    happened_at: datetime
    what: str
    who: str
    text: str = ""
    is_note: bool = False
    undone: bool = False


@dataclass(frozen=True, slots=True)
class HistoryDay:
    day: date
    entries: tuple[HistoryEntry, ...]


@reads_file()
def history_of(desk: Desk, family_id: FamilyId, limit: int) -> tuple[HistoryEntry, ...]:
    """At most `limit` entries, newest first."""
    lines = desk.lists.history(family_id, limit)
    with desk.reading() as records:
        notes = [_note_entry(records, note) for note in records.find(Note, family_id=family_id)]
    deeds = [_deed_entry(line) for line in lines if line.undone or line.takes_back or ONLY_IN_NOTES not in line.fields]
    return tuple(sorted([*deeds, *notes], key=lambda entry: entry.happened_at, reverse=True)[:limit])


def by_day(entries: Iterable[HistoryEntry]) -> Iterator[HistoryDay]:
    for day, entries_of_day in groupby(entries, key=lambda entry: entry.happened_at.date()):
        yield HistoryDay(day, tuple(entries_of_day))


def gathered(entries: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """Equal deeds of one person that follow each other within a day as one entry, with all they changed."""
    for (_day, what, who, undone, is_note), group in groupby(entries, key=_kind_of_deed):
        alike = list(group)
        if is_note or len(alike) == 1:
            yield from alike
            continue
        count = _("{what} ({count}-mal)").format(what=what, count=len(alike))
        words = dict.fromkeys(word for one in reversed(alike) for word in one.text.split(", ") if word)
        yield HistoryEntry(alike[0].happened_at, count, who, ", ".join(words), undone=undone)


def _kind_of_deed(entry: HistoryEntry) -> tuple[date, str, str, bool, bool]:
    return entry.happened_at.date(), entry.what, entry.who, entry.undone, entry.is_note


def words_of_fields(fields: Sequence[str]) -> str:
    """Only what has a word; what the store keeps for itself has none."""
    words = (BY_FIELD[name].text if name in BY_FIELD else FURTHER_FIELDS.get(name, "") for name in fields)
    text = ", ".join(dict.fromkeys(_(word) for word in words if word))
    return text or (_("Art der Antwort") if "marks" in fields else "")


def _deed_entry(line: HistoryLine) -> HistoryEntry:
    what = _("Zurückgenommen: {what}").format(what=line.what) if line.takes_back else line.what
    return HistoryEntry(german_time(line.changed_at), what, line.who, words_of_fields(line.fields), undone=line.undone)


def _note_entry(records: Records, note: Note) -> HistoryEntry:
    found = records.find(Account, id=note.account_id) if note.account_id else []
    who = found[0].name if found else ""
    return HistoryEntry(german_time(note.written_at), _("Vermerk"), who, note.text, is_note=True)
