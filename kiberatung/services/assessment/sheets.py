"""Sheets of the assessment on paper: observation sheets for the counsellor, task sheets for the child."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kiberatung.basics.texts import N_, _, family_, in_german
from kiberatung.domain.errors import DomainError
from kiberatung.domain.instruments import Instrument, InstrumentKind, Task, TaskForm
from kiberatung.services.assessment.assessing import InstrumentSource
from kiberatung.services.data_sheets import in_both
from kiberatung.services.desk import Desk
from kiberatung.services.letters.languages import GERMAN, FamilyLanguage
from kiberatung.services.letters.office_texts import texts_at_work
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import Bilingual, DataSheet, Direction, SheetRow, SheetSection
from kiberatung.services.permissions import OFFICE, use_case

NAME, DAY = family_("Name"), family_("Datum")
_HEAD_ROWS = (N_("Vorname des Kindes"), N_("Datum, Sprache des Gesprächs"))
_REASON = N_("Woran gesehen? Ohne Begründung zählt keine Stufe.")
_LINES_FOR_REASON = 8
_WRITTEN = frozenset({TaskForm.READ, TaskForm.WRITE})


@dataclass(frozen=True, slots=True)
class PrintedTask:
    """`number` from 1, 0 for a text to read; `parts` are what stands between the gaps."""

    number: int
    form: str
    content: Bilingual
    parts: tuple[str, ...]
    lines: int
    solution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSheet:
    """With `solutions` it is for the counsellor alone."""

    title: Bilingual
    name: Bilingual
    day: Bilingual
    language: str
    direction: Direction
    dated_on: date
    tasks: tuple[PrintedTask, ...]
    solutions: bool
    note: str
    provenance: str
    draft_mark: Bilingual | None


class AssessmentRenderer(Protocol):
    """Sets pages; the same value always gives the same bytes (tagged PDF)."""

    def render_data_sheet(self, sheet: DataSheet) -> bytes: ...

    def render_tasks(self, sheet: TaskSheet) -> bytes: ...


@use_case(allowed=OFFICE)
@in_german
def observation_sheet(desk: Desk, source: InstrumentSource, key: str) -> DataSheet:
    """To be filled by hand in the talk; raises `DomainError` for an instrument that has none."""
    instrument = _instrument(source, key, InstrumentKind.OBSERVATION)
    head = tuple(SheetRow(Bilingual(_(text)), ("",)) for text in _HEAD_ROWS)
    rows = tuple(
        SheetRow(Bilingual(item.text), ("",), tuple(Bilingual(level.text) for level in item.levels))
        for item in instrument.items
    )
    reason = tuple(SheetRow(Bilingual(_(_REASON) if line == 0 else ""), ("",)) for line in range(_LINES_FOR_REASON))
    return DataSheet(
        title=Bilingual(instrument.title),
        reference=_("Bogen vom {day}").format(day=_german_day(instrument.state)),
        dated_on=desk.today,
        sections=(
            SheetSection(Bilingual(_("Gespräch")), (_("Eintrag"),), head),
            SheetSection(Bilingual(_("Beobachtung")), (_("Zutreffendes ankreuzen"),), (*rows, *reason)),
        ),
        notes=tuple(Bilingual(text) for text in (instrument.note, instrument.provenance) if text),
    )


@use_case(allowed=OFFICE)
@in_german
def task_sheet(
    desk: Desk,
    texts: LetterTexts,
    source: InstrumentSource,
    key: str,
    language: str = GERMAN,
    *,
    solutions: bool = False,
) -> TaskSheet:
    """For the child; with `solutions` the same tasks with their answers, for the counsellor."""
    instrument = _instrument(source, key, InstrumentKind.TASKS)
    with desk.reading() as records:
        spoken = texts_at_work(records, texts).languages.get(language)
    tasks = _printed(instrument, spoken)
    labels = [in_both(text, spoken) for text in (instrument.title, NAME, DAY)]
    is_draft = any(one.translated and not one.reviewed for one in (*labels, *(task.content for task in tasks)))
    mark = texts.shared.part("Entwurf").text_for(frozenset()) or ""
    return TaskSheet(
        title=labels[0],
        name=labels[1],
        day=labels[2],
        language=spoken.tag,
        direction=spoken.direction,
        dated_on=desk.today,
        tasks=tasks,
        solutions=solutions,
        note=instrument.note if solutions else "",
        provenance=instrument.provenance if solutions else "",
        draft_mark=in_both(mark, spoken) if is_draft else None,
    )


def _printed(instrument: Instrument, spoken: FamilyLanguage) -> tuple[PrintedTask, ...]:
    number, found = 0, []
    for task in instrument.tasks:
        number += task.form is not TaskForm.READ
        found.append(_printed_task(task, number, spoken))
    return tuple(found)


def _printed_task(task: Task, number: int, spoken: FamilyLanguage) -> PrintedTask:
    """Figures and signs are the same in all languages; what is to be read is not."""
    is_written = task.form in _WRITTEN
    return PrintedTask(
        number=0 if task.form is TaskForm.READ else number,
        form=task.form.value,
        content=in_both(task.content, spoken) if is_written else Bilingual(task.content, task.content, reviewed=True),
        parts=() if is_written else tuple(task.content.split("_")),
        lines=task.lines,
        solution=task.solution,
    )


def _instrument(source: InstrumentSource, key: str, kind: InstrumentKind) -> Instrument:
    instrument = source.read().get(key)
    if instrument is None or instrument.kind is not kind:
        raise DomainError(
            _("Diesen Bogen gibt es nicht mehr. Es wurde nichts gedruckt."), _("Wählen Sie einen anderen Bogen.")
        )
    return instrument


def _german_day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}.{month}.{year}"
