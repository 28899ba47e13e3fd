"""Feeds the grid of questions from the family's people: what stands in each cell, and what typing there means."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_, _, ngettext_
from kiberatung.domain.answers import NoValue, Source, mark_of
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.consistency.doubt import Doubt
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.services.answer_counts import AnswerCount, count_answers
from kiberatung.services.answer_texts import AnswerTexts, BirthDate, said_without_value
from kiberatung.services.answer_warnings import Cell, Surroundings, doubts_by_cell, open_doubts
from kiberatung.services.child_names import name_of_child
from kiberatung.services.intake import Given, People, Place, answer_of, follows_family, given_of, is_open
from kiberatung.services.labels import label_of
from kiberatung.services.questions import BY_FIELD, QUESTIONS, SECTION_TITLES, AnswerForm, Question, Scope, Section
from kiberatung.ui.theme.source_icons import ICONS_OF_SOURCES
from kiberatung.ui.widgets.grid_values import AnswerKey, CellState, GridCell, GridColumn, GridRow, GridSection, GridWord

COMMON = "common"
ICONS_OF_ANSWERS = {
    NoValue.UNKNOWN: "circle-question-mark",
    NoValue.NOT_ASKED: "circle-dashed",
    NoValue.REFUSED: "hand",
    NoValue.NOT_APPLICABLE: "circle-slash",
}
PLACEHOLDERS = {
    AnswerForm.DATE: N_("9.3.2026 oder 090326"),
    AnswerForm.BIRTH_DATE: N_("9.3.2014, 03.2014 oder 2014"),
    AnswerForm.NUMBER: N_("Zahl, auch geschätzt"),
    AnswerForm.YES_NO: N_("ja oder nein"),
    AnswerForm.COUNTRIES: N_("Staat, mehrere mit Komma"),
    AnswerForm.LANGUAGES: N_("Sprache, mehrere mit Komma"),
}
SEVERAL = (AnswerForm.COUNTRIES, AnswerForm.LANGUAGES)
DATES = (AnswerForm.DATE, AnswerForm.BIRTH_DATE)
Key = tuple[Hashable, Hashable]


def answer_keys() -> tuple[AnswerKey, ...]:
    letters = {NoValue.UNKNOWN: "U", NoValue.NOT_ASKED: "N", NoValue.REFUSED: "V"}
    return tuple(AnswerKey(value, label_of(value), ICONS_OF_ANSWERS[value], key) for value, key in letters.items())


@dataclass(frozen=True, slots=True)
class WrongText:
    """What was typed and not stored, and why."""

    text: str
    message: str
    next_step: str


class AnswerSource:
    """A `GridSource`; `give` and `follow` are told what a person answered."""

    def __init__(
        self,
        texts: AnswerTexts,
        today: Callable[[], date],
        give: Callable[[Place, Given], None],
        follow: Callable[[Place], None],
    ) -> None:
        self._texts, self._today = texts, today
        self._give, self._follow = give, follow
        self._people: People | None = None
        self._cells: dict[Key, GridCell] = {}
        self._children: dict[Hashable, Child] = {}
        self._wrong: dict[Key, WrongText] = {}
        self._doubts: Mapping[Cell, Doubt] = {}
        self.surroundings = Surroundings()
        """What the answers are compared with; set before the people."""
        self.found_right: Callable[[Doubt], object] = lambda _doubt: None
        """Told when somebody looked at a doubt and it is so."""
        self.counts: dict[Section, AnswerCount] = {}

    @property
    def people(self) -> People | None:
        return self._people

    def set_people(self, people: People) -> None:
        if self._people is None or self._people[0].id != people[0].id:
            self._wrong.clear()
        self._people = people
        self._children = {child.id: child for child in people[1]}
        self._cells.clear()
        self._doubts = doubts_by_cell(open_doubts(*people, self.surroundings, self._today()))
        self.counts = count_answers(*people)

    def wrong_at(self, row: Hashable, column: Hashable) -> WrongText | None:
        return self._wrong.get((row, column))

    def doubt_at(self, row: Hashable, column: Hashable) -> Doubt | None:
        """What asks for a second look at this cell, as long as its text could be read."""
        child = self._children.get(column)
        if (row, column) in self._wrong:
            return None
        return self._doubts.get((str(row), ChildId(child.id) if child else None))

    # GridSource

    def grid_lines(self) -> Sequence[GridSection | GridRow]:
        lines: list[GridSection | GridRow] = []
        for section in Section:
            count = self.counts.get(section, AnswerCount(0, 0))
            note = _("{answered} von {asked}").format(answered=count.answered, asked=count.asked)
            lines.append(GridSection(section, _(SECTION_TITLES[section]), note))
            lines.extend(GridRow(one.field, _(one.text), _(one.help)) for one in QUESTIONS if one.section is section)
        return lines

    def grid_columns(self) -> Sequence[GridColumn]:
        if self._people is None:
            return ()
        common = GridColumn(COMMON, _("Gemeinsam"), _("gilt für alle"))
        return (common, *(GridColumn(child.id, name_of_child(child), self._age(child)) for child in self._people[1]))

    def grid_cell(self, row: Hashable, column: Hashable) -> GridCell:
        if (row, column) not in self._cells:
            self._cells[row, column] = self._made_cell(row, column)
        return self._cells[row, column]

    def text_to_edit(self, row: Hashable, column: Hashable) -> str:
        wrong = self._wrong.get((row, column))
        if wrong is not None:
            return wrong.text
        cell = self.grid_cell(row, column)
        return cell.text if cell.state is CellState.VALUE else ""

    def words_for(self, row: Hashable, column: Hashable) -> Sequence[GridWord]:
        question = BY_FIELD[str(row)]
        words = [GridWord(offer.word, offer.found_by) for offer in self._texts.offers(question)]
        known = self.text_to_edit(row, column)
        if known and question.form in SEVERAL:
            more = [word for word in words if word.word not in known]
            return [*words, *(GridWord(f"{known}, {word.word}", word.found_by) for word in more)]
        return words

    def put_text(self, row: Hashable, column: Hashable, text: str) -> None:
        """One answer; what cannot be read stays in the cell with the reason and is not stored."""
        place, question = self._place(row, column), BY_FIELD[str(row)]
        self._forget((row, column))
        given = Given(no_value=said_without_value(text))
        if given.no_value is None:
            try:
                said = self._texts.said(text) if question.form in DATES else ""
                given = Given(self._texts.read(question, text, self._today()), said=said)
            except DomainError as refusal:
                self._wrong[row, column] = WrongText(text, refusal.message, refusal.next_step)
                self._cells.pop((row, column), None)
                return
        if not text.strip() and place.child_id is not None and question.scope is Scope.SHARED:
            self._follow(place)
        else:
            self._give(place, given)

    def is_stored(self, row: str, column: str) -> bool:
        """Whether the last text of this cell was taken on; keys as text."""
        return not any((str(held[0]), str(held[1])) == (row, column) for held in self._wrong)

    def put_answer(self, row: Hashable, column: Hashable, answer: Hashable) -> None:
        self._forget((row, column))
        self._give(self._place(row, column), Given(no_value=NoValue(str(answer))))

    def copy_from_left(self, row: Hashable, column: Hashable) -> bool:
        """The answer of the sibling before, or of the common column; marked until it is confirmed."""
        keys = [held.key for held in self.grid_columns()]
        left = keys[keys.index(column) - 1] if column in keys[1:] else None
        question, record = BY_FIELD[str(row)], self._record(left)
        if left is None or record is None or not self._is_asked(question, left) or is_open(record, question):
            return False
        self._forget((row, column))
        if left == COMMON:
            self._follow(self._place(row, column))
        else:
            self._give(self._place(row, column), replace(given_of(record, question.field), source=Source.SIBLING))
        return True

    def confirm(self, row: Hashable, column: Hashable) -> None:
        """What a machine read beside a wrong check digit is taken as typed; a mark of being carried over goes."""
        wrong, record = self._wrong.get((row, column)), self._record(column)
        if wrong is not None:
            self.put_text(row, column, wrong.text)
        elif record is not None and self._is_to_confirm(record, str(row)):
            self._give(self._place(row, column), replace(given_of(record, str(row)), source=None))
        elif (doubt := self.doubt_at(row, column)) is not None:
            self.found_right(doubt)

    def put_doubtful(self, field: str, child_id: ChildId, value: object, message: str, next_step: str) -> None:
        """A value that was read, but not surely: it stands in its cell, is not stored, and waits for a person."""
        text = self._texts.write(BY_FIELD[field], value)
        self._cells.pop((field, child_id), None)
        self._wrong[field, child_id] = WrongText(text, message, next_step)

    def put_source(self, row: Hashable, column: Hashable, source: Source | None) -> None:
        """Where the value of this cell comes from."""
        record = self._record(column)
        if record is not None and not is_open(record, BY_FIELD[str(row)]):
            value = answer_of(record, BY_FIELD[str(row)])
            self._give(self._place(row, column), Given(value, source=source))

    # cells

    def _made_cell(self, row: Hashable, column: Hashable) -> GridCell:
        question, record = BY_FIELD[str(row)], self._record(column)
        if record is None or not self._is_asked(question, column):
            return GridCell(CellState.NOT_APPLICABLE)
        wrong = self._wrong.get((row, column))
        if wrong is not None:
            why = _("Nicht gespeichert. {why}").format(why=wrong.message)
            return GridCell(CellState.VALUE, wrong.text, warning=why, is_wrong=True)
        if is_open(record, question):
            passed_by = question.occasional or self._is_asked_of_each(question, column)
            return GridCell(CellState.OPEN, placeholder=self._placeholder(question), is_passed_by=passed_by)
        return self._answered_cell(record, question)

    def _is_asked(self, question: Question, column: Hashable) -> bool:
        return question.scope in (Scope.FAMILY if column == COMMON else Scope.CHILD, Scope.SHARED)

    def _is_asked_of_each(self, question: Question, column: Hashable) -> bool:
        """Names in their own script are written with the given name: the common cell may stay empty."""
        return column == COMMON and question.field == "name_in_script"

    def _is_to_confirm(self, record: Family | Child, field: str) -> bool:
        mark = mark_of(record.marks, field)
        return mark is not None and mark.source is Source.SIBLING

    def _answered_cell(self, record: Family | Child, question: Question) -> GridCell:
        mark = mark_of(record.marks, question.field)
        no_value, source = (mark.no_value, mark.source) if mark else (None, None)
        icon, word = (ICONS_OF_SOURCES[source], label_of(source)) if source else ("", "")
        value = self._texts.write(question, answer_of(record, question))
        doubt = self._doubts.get((question.field, record.id if isinstance(record, Child) else None))
        warning = doubt.sentence if doubt else self._texts.doubt(question, answer_of(record, question))
        if isinstance(record, Child) and follows_family(record, question.field):
            note = label_of(no_value) if no_value else value
            return GridCell(CellState.INHERITED, _("wie gemeinsam"), note, "", icon, word, warning)
        carried = source is Source.SIBLING
        if no_value is not None:
            icon_of_answer = ICONS_OF_ANSWERS[no_value]
            return GridCell(CellState.ANSWER, label_of(no_value), "", icon_of_answer, icon, word, to_confirm=carried)
        note = self._note(record, question)
        return GridCell(CellState.VALUE, value, note, "", icon, word, warning, to_confirm=carried)

    def _note(self, record: Family | Child, question: Question) -> str:
        value = answer_of(record, question)
        if not isinstance(value, BirthDate) or value.day > self._today():
            return ""
        years = age_on(value.day, self._today())
        return ngettext_("{years} Jahr", "{years} Jahre", years).format(years=years)

    def _placeholder(self, question: Question) -> str:
        if question.form in PLACEHOLDERS:
            return _(PLACEHOLDERS[question.form])
        return _("aus der Liste") if self._texts.choices(question) else ""

    def _age(self, child: Child) -> str:
        born = child.date_of_birth
        return _("{years} J.").format(years=age_on(born, self._today())) if born and born <= self._today() else ""

    def _record(self, column: Hashable) -> Family | Child | None:
        if self._people is None:
            return None
        return self._people[0] if column == COMMON else self._children.get(column)

    def _place(self, row: Hashable, column: Hashable) -> Place:
        assert self._people is not None  # noqa: S101 - there is no cell without a family
        child = self._children.get(column)
        return Place(self._people[0].id, str(row), ChildId(child.id) if child else None)

    def _forget(self, key: Key) -> None:
        self._wrong.pop(key, None)
        self._cells.pop(key, None)
