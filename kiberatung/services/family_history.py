"""The history of a family as people read it: deeds and notes by day, newest first."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from itertools import groupby
from uuid import UUID

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account
from kiberatung.domain.children import Child
from kiberatung.domain.families import FamilyId
from kiberatung.domain.information_given import GivenInformation
from kiberatung.domain.notes import Note
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.changes import ChangeId, ChangeRow
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.information.words import information_words
from kiberatung.services.merging.gone_families import merges_into
from kiberatung.services.permissions import reads_file
from kiberatung.services.ports import Records
from kiberatung.services.questions import BY_FIELD, AnswerForm, Question
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
    "cause": N_("Grund"),
    "certificate": N_("Zeugnis"),
    "certificate_state": N_("Zeugnis"),
    "last_grade": N_("Letzte Klasse"),
    "regular": N_("Besuch"),
    "language": N_("Sprache"),
    "understands": N_("Versteht"),
    "speaks": N_("Spricht"),
    "reads": N_("Liest"),
    "writes": N_("Schreibt"),
    "years_taught": N_("Jahre darin unterrichtet"),
    "with_siblings": N_("mit Geschwistern gesprochen"),
    "checked_on": N_("Tag"),
    "overall": N_("Gesamt"),
    "instrument": N_("Grundlage"),
    "answer": N_("Antwort"),
}


class WayBack(Enum):
    """What can be done with an entry: nothing, or its inverse."""

    NONE = auto()
    TAKE_BACK = auto()
    RESTORE = auto()
    """The entry tells of a taking back; taking that back brings the step again."""
    HAS_LEFT = auto()
    """Something has left the house with it."""


SAID_BY_THE_DEED = frozenset({"state", "kind", "side_exit"})


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """`happened_at` is local time; a note carries its whole text."""

    happened_at: datetime
    what: str
    who: str
    text: str = ""
    is_note: bool = False
    undone: bool = False
    change_id: ChangeId | None = None
    """The step that can be taken back; None for several told together."""
    way_back: WayBack = WayBack.NONE


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """One answer before and after, as words; empty where there was none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryDay:
    day: date
    entries: tuple[HistoryEntry, ...]


@reads_file()
def history_of(desk: Desk, family_id: FamilyId, limit: int) -> tuple[HistoryEntry, ...]:
    """At most `limit` entries, newest first; of the families that were merged into this one too."""
    with desk.reading() as records:
        merges = merges_into(records, family_id)
        merged = {merge.change_id for merge in merges}
        known = [family_id, *(merge.gone_family_id for merge in merges if merge.gone_family_id is not None)]
        lines = [line for one in known for line in desk.lists.history(one, limit)]
        found = records.find(Note, family_id=family_id)
        made_by = desk.lists.made_by([note.id for note in found]) if found else {}
        made_by = {note_id: change_id for note_id, change_id in made_by.items() if change_id not in merged}
        notes = [_note_entry(records, note, made_by.get(note.id)) for note in found]
        names: dict[UUID, str] = {child.id: name_of_child(child) for child in records.find(Child, family_id=family_id)}
        told = _told_of_informations(desk, records, family_id, names)
    deeds = [
        _deed_entry(line, names, told.get(line.change_id, ""))
        for line in lines
        if line.undone or line.takes_back or line.change_id in merged or ONLY_IN_NOTES not in line.fields
    ]
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


@reads_file()
def values_of_step(desk: Desk, family_id: FamilyId, change_id: ChangeId) -> tuple[ChangedValue, ...]:
    """The answers of the interview that the step changed; none of a family whose log is not for this account."""
    texts = AnswerTexts(desk.words)
    rows = desk.lists.change_rows(change_id)
    seen: dict[tuple[str, str | None, str | None], ChangedValue] = {}
    for row in rows:
        if row.kind in ("children", "families") and row.field in BY_FIELD and (row.old or row.new):
            known = seen.setdefault((row.field, row.old, row.new), _value(texts, row))
            if not (known.before or known.after):
                del seen[row.field, row.old, row.new]
    return tuple(seen.values())


def _value(texts: AnswerTexts, row: ChangeRow) -> ChangedValue:
    question = BY_FIELD[row.field]
    before, after = (_word_of(texts, question, text) for text in (row.old, row.new))
    return ChangedValue(_(question.text), before, after)


def _word_of(texts: AnswerTexts, question: Question, text: str | None) -> str:
    """Of a value as the log keeps it, in JSON."""
    value = json.loads(text) if text else None
    if isinstance(value, list):
        value = tuple(value)
    elif isinstance(value, str) and value and question.form in (AnswerForm.DATE, AnswerForm.BIRTH_DATE):
        value = date.fromisoformat(value)
    elif isinstance(value, str) and value and question.choices is not None:
        value = question.choices(value)
    return texts.write(question, value)


def _told_of_informations(
    desk: Desk, records: Records, family_id: FamilyId, names: Mapping[UUID, str]
) -> dict[UUID, str]:
    """By the step that made it: of whom, what was told or given, in which language and by whom interpreted."""
    found: dict[UUID, GivenInformation] = {one.id: one for one in records.find(GivenInformation, family_id=family_id)}
    made_by = desk.lists.made_by(list(found)) if found else {}
    return {change_id: _information(found[made], desk, names) for made, change_id in made_by.items()}


def _information(given: GivenInformation, desk: Desk, names: Mapping[UUID, str]) -> str:
    words = information_words(given, desk.words.languages)
    who = names.get(given.child_id) if given.child_id else None
    return _("{who}: {words}").format(who=who, words=words) if who else words


def _deed_entry(line: HistoryLine, names: Mapping[UUID, str], told: str = "") -> HistoryEntry:
    what = _("Zurückgenommen: {what}").format(what=_(line.what)) if line.takes_back else _(line.what)
    return HistoryEntry(
        german_time(line.changed_at),
        what,
        line.who,
        told or _text_of(line, names),
        undone=line.undone,
        change_id=ChangeId(line.change_id),
        way_back=_way_back(line),
    )


def _text_of(line: HistoryLine, names: Mapping[UUID, str]) -> str:
    """„Lina: Geburtsdatum“; what only says again what the deed is called is left out."""
    known = [names[child] for child in line.children if child in names]
    who = ", ".join(known) if len(known) < len(names) or len(names) == 1 else ""
    words = words_of_fields([one for one in line.fields if one not in SAID_BY_THE_DEED])
    return _("{who}: {words}").format(who=who, words=words) if who and words else who or words


def _way_back(line: HistoryLine) -> WayBack:
    if line.undone:
        return WayBack.NONE
    if line.takes_back:
        return WayBack.RESTORE
    return WayBack.TAKE_BACK if line.undoable else WayBack.HAS_LEFT


def _note_entry(records: Records, note: Note, change_id: ChangeId | None) -> HistoryEntry:
    found = records.find(Account, id=note.account_id) if note.account_id else []
    who = found[0].name if found else ""
    way_back = WayBack.TAKE_BACK if change_id else WayBack.NONE
    moment = german_time(note.written_at)
    return HistoryEntry(moment, _("Vermerk"), who, note.text, is_note=True, change_id=change_id, way_back=way_back)
