"""The talks of a week and the pool of interpreters as lists, and what is noted when they leave."""

from collections.abc import Sequence

from kiberatung.basics.texts import _
from kiberatung.domain.interpreters import Interpreter
from kiberatung.services.appointment_week import Week, WeekEntry
from kiberatung.services.desk import Desk
from kiberatung.services.list_arranging import RowsTogether
from kiberatung.services.list_output import OtherList, OtherListTaken, OutputForm, note_list
from kiberatung.ui.appointments.rows import DAY, pool_list, week_groups, week_list, week_words, weekday_names
from kiberatung.ui.lists.memory import RowsInMemory
from kiberatung.ui.widgets.row_values import Group


class WeekRows(RowsInMemory[WeekEntry]):
    """By days, of which the free ones are seen too, unless it is arranged otherwise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(week_list(), lambda entry: entry.appointment_id, self._write_down)
        self._desk = desk
        self._week: Week | None = None

    def set_week(self, week: Week) -> None:
        self._week = week
        self.set_rows(week.entries)

    @property
    def title(self) -> str:
        return _("Termine {week}").format(week=week_words(self._week)) if self._week else self._definition.title

    def groups_of(self, together: Sequence[RowsTogether[WeekEntry]]) -> list[Group]:
        layout = self._layout
        if self._week is not None and layout.group_by == DAY and not layout.filters and not layout.order:
            return week_groups(self._week, weekday_names())
        return super().groups_of(together)

    def _write_down(self, form: OutputForm, entries: Sequence[WeekEntry]) -> None:
        talks = [entry.talk.appointment for entry in entries]
        persons = {talk.family_id: talk.children for talk in talks}
        taken = OtherListTaken(
            subject=OtherList.WEEK, form=form, rows=len(talks), families=tuple(persons), persons=sum(persons.values())
        )
        note_list(self._desk, taken)


class PoolRows(RowsInMemory[Interpreter]):
    def __init__(self, desk: Desk) -> None:
        super().__init__(pool_list(desk), lambda person: person.id, self._write_down)
        self._desk = desk

    def _write_down(self, form: OutputForm, people: Sequence[Interpreter]) -> None:
        note_list(self._desk, OtherListTaken(subject=OtherList.INTERPRETERS, form=form, rows=len(people)))
