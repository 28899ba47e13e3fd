"""Reads the day, turns it into lines, and sends each deed where it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.drafts import DraftLine, drafts_waiting
from kiberatung.services.due_work import DueKind, DueWork
from kiberatung.services.today import Background, Standing, Talk, Today, read_background, read_today
from kiberatung.ui.protocols import Lane, Shell, TaskOptions
from kiberatung.ui.today.drafts import UnsavedLine, unsaved_line
from kiberatung.ui.today.rows import (
    BandLine,
    Call,
    ChangeLine,
    DueLine,
    TalkLine,
    WaitingLine,
    band_line,
    change_line,
    changes_note,
    day_words,
    due_deed,
    due_note,
    due_runs,
    due_state,
    interpreter_state,
    talk_facts,
    talk_outcome,
    talks_note,
    waiting_line,
)

if TYPE_CHECKING:
    from kiberatung.services.letters.values import TableSheet

SHOWN_AT_FIRST = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """`now_before` is the number of talks above the line „Jetzt“."""

    day: str
    now: str
    now_before: int
    talks_note: str
    talks: tuple[TalkLine, ...]
    due_note: str
    due: tuple[DueLine, ...]
    due_hidden: int
    waiting: tuple[WaitingLine, ...]


@dataclass(frozen=True, slots=True)
class BackgroundPage:
    waiting: int
    long: int
    bands: tuple[BandLine, ...]
    changes_note: str
    changes: tuple[ChangeLine, ...]


class TodayView(Protocol):
    def show_day(self, page: DayPage) -> None: ...

    def show_background(self, page: BackgroundPage) -> None: ...

    def show_empty(self, day: str, practice: bool) -> None: ...

    def show_drafts(self, lines: Sequence[UnsavedLine]) -> None:
        """What was typed and not saved, also before a crash; empty for nothing."""


class TodayPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: TodayView, print_table: Callable[["TableSheet"], bytes]) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._print_table = print_table
        self._today: Today | None = None
        self._all_due = False

    def open_day(self) -> None:
        self._all_due = False
        self.reload()

    def reload(self) -> None:
        self._shell.run_task(lambda: read_today(self._desk), self._show_today, options=TaskOptions(key="today"))
        self._shell.run_task(
            lambda: drafts_waiting(self._desk), self._show_drafts, options=TaskOptions(key="today-drafts")
        )

    def _show_drafts(self, drafts: Sequence[DraftLine]) -> None:
        self._view.show_drafts([unsaved_line(draft, self._desk.today, self._shell.navigate) for draft in drafts])

    def show_all_due(self) -> None:
        self._all_due = True
        if self._today is not None:
            self._view.show_day(self._page(self._today))

    def take_report(self) -> None:
        self._shell.navigate("families", new=True)

    def show_all_appointments(self) -> None:
        self._shell.navigate("appointments")

    def print_day(self) -> None:
        today = self._today
        if today is None:
            return
        from kiberatung.ui.today.day_sheet import day_sheet  # noqa: PLC0415 - the letters are wanted only here

        self._shell.run_task(
            lambda: self._print_table(day_sheet(today)),
            lambda pdf: self._shell.open_preview(pdf, _("Tagesblatt")),
            options=TaskOptions(title=_("Das Tagesblatt wird gesetzt"), lane=Lane.POOL),
        )

    def _show_today(self, today: Today) -> None:
        self._today = today
        if today.is_empty:
            self._view.show_empty(day_words(today.now), today.is_practice)
            return
        self._view.show_day(self._page(today))
        when_shown = TaskOptions(key="today-background", after_paint=True)
        self._shell.run_task(lambda: read_background(self._desk), self._show_background, options=when_shown)

    def _show_background(self, background: Background) -> None:
        changes = [change_line(line, alike, german_time(line.changed_at)) for line, alike in background.changes.lines]
        page = BackgroundPage(
            background.waiting,
            sum(count.long for count in background.bands),
            tuple(map(band_line, background.bands)),
            changes_note(background.changes),
            tuple(changes),
        )
        self._view.show_background(page)

    def _page(self, today: Today) -> DayPage:
        due = today.due.work if self._all_due else today.due.work[:SHOWN_AT_FIRST]
        return DayPage(
            day=day_words(today.now),
            now=_("Jetzt {time}").format(time=f"{today.now:%H:%M}"),
            now_before=sum(1 for talk in today.talks if talk.ends_at <= today.now),
            talks_note=talks_note(today.talks),
            talks=tuple(self._talk_line(talk) for talk in today.talks),
            due_note=due_note(today.due),
            due=tuple(self._due_line(work) for work in due),
            due_hidden=len(today.due.work) - len(due),
            waiting=tuple(
                waiting_line(row, self._desk.today, partial(self._open, row.family_id, child_id=row.child_id))
                for row in today.longest_waiting
            ),
        )

    def _talk_line(self, talk: Talk) -> TalkLine:
        one = talk.appointment
        line = TalkLine(
            begins=f"{talk.starts_at:%H:%M}",
            ends=f"–{talk.ends_at:%H:%M}",
            name=one.family_name or _("ohne Namen"),
            name_in_script=one.name_in_script,
            facts=talk_facts(talk),
            language=talk.language or _("Deutsch"),
            interpreter=interpreter_state(talk),
            is_next=talk.standing is Standing.NEXT,
            deed=_("Öffnen"),
            call=partial(self._open, one.family_id),
            state=talk_outcome(talk),
        )
        if line.state is not None:
            return replace(line, deed="", call=None)
        if talk.standing is Standing.OVER:
            return replace(line, deed=_("Ergebnis eintragen"), call=self._at_appointment(talk))
        if talk.lacks_interpreter:
            return replace(line, deed=_("Sprachmittlung suchen"), call=self._at_appointment(talk))
        if talk.standing is Standing.NEXT:
            return replace(line, deed=_("Gespräch vorbereiten"), call=partial(self._open, one.family_id, tab="intake"))
        return line

    def _at_appointment(self, talk: Talk) -> Call:
        return partial(self._shell.navigate, "appointments", appointment_id=talk.appointment.appointment_id)

    def _due_line(self, work: DueWork) -> DueLine:
        return DueLine(due_state(work, self._desk.today), due_runs(work), due_deed(work), partial(self._do, work))

    def _do(self, work: DueWork) -> None:
        if work.kind is DueKind.NO_APPOINTMENT:
            self._shell.navigate("appointments", family_id=work.family_id)
        elif work.kind is DueKind.RESULT_OPEN:
            self._shell.navigate("appointments", day=work.due_on)
        elif work.kind is DueKind.NOT_HANDED_OVER:
            self._shell.navigate("handovers", family_id=work.family_id)
        elif work.kind is DueKind.NO_ANSWER:
            self._shell.navigate("handovers")
        elif work.kind in (DueKind.DECLINED, DueKind.START_OPEN):
            self._open(work.family_id, tab="recommendation", child_id=work.child_id)
        elif work.kind is DueKind.NOT_TOLD:
            self._open(work.family_id, tab="letters", child_id=work.child_id)
        else:
            self._open(work.family_id)

    def _open(self, family_id: object, **where: object) -> None:
        self._shell.navigate("family", family_id=family_id, **where)


def spoken_bands(bands: Sequence[BandLine]) -> str:
    """The chart in one sentence for each band, for who does not see it."""
    return " ".join(
        _("{word}: {waiting} warten, davon {long} länger als 50 Tage.").format(
            word=band.word, waiting=band.waiting, long=band.long
        )
        for band in bands
    )
