"""The intake: questions as rows, the family and its children as columns, everything stored as it is typed."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.answers import Source
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.guardians import GuardianId
from kiberatung.domain.mrz.lines import is_part_of_zone
from kiberatung.services.desk import Desk
from kiberatung.services.intake_page import IntakePage
from kiberatung.services.labels import label_of
from kiberatung.services.open_items import Deed
from kiberatung.services.questions import BY_FIELD
from kiberatung.ui.family.intake.answer_source import answer_keys
from kiberatung.ui.family.intake.consent_page import ConsentPage
from kiberatung.ui.family.intake.guardian_page import GuardianPage
from kiberatung.ui.family.intake.passport import PassportShown
from kiberatung.ui.family.intake.passport_bar import PassportBar
from kiberatung.ui.family.intake.presenter import CONSENT, GUARDIANS, IntakePresenter, SectionLine
from kiberatung.ui.family.intake.section_list import SectionList
from kiberatung.ui.family.tab import FamilyTab, OwnDeed, TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.theme.icons import icon
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.source_icons import ICONS_OF_SOURCES
from kiberatung.ui.widgets.cell_draft import CellDraft
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.context_bar import ContextBar
from kiberatung.ui.widgets.question_grid import QuestionGrid
from kiberatung.ui.widgets.text import button, line, surface

LEFT_WIDTH, NARROW, LEAST_GRID_HEIGHT = 232, 840, 184
"""The grid keeps its head and five questions."""
QWIDGETSIZE_MAX = (1 << 24) - 1


class IntakeTab(FamilyTab):
    """`nationality_keys` turns the codes of passport zones into keys of the Statistisches Bundesamt."""

    def __init__(self, shell: Shell, desk: Desk, nationality_keys: Mapping[str, str], context: TabContext) -> None:
        super().__init__()
        self._shell, self._words = shell, desk.words
        self._port = DeskDrafts(shell, desk)
        self._presenter = IntakePresenter(shell, desk, self, nationality_keys, context.changed)
        self._is_finished = True
        answers = answer_keys()
        self.passport = PassportBar()
        self.sections = SectionList(_("Abschnitte der Aufnahme"))
        self.grid = QuestionGrid(_("Aufnahme"), self._presenter.answers, answers, is_part_of_zone)
        self.drafts = CellDraft(self._port, self.grid, self._presenter.answers.is_stored)
        self.guardians: GuardianPage | None = None
        self.consents: ConsentPage | None = None
        self.foot = ContextBar(_("Antwort ohne Angabe:"), answers)
        self._build()
        self._connect()

    # FamilyTab

    def show_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        self._presenter.open_family(family_id, child_id)
        self.drafts.open_place(f"answer:{family_id}", family_id)
        if self.guardians is not None:
            self.guardians.show_family(family_id)

    def reload(self) -> None:
        self._presenter.reload()

    def wish_field(self, field: str) -> None:
        self._presenter.wished_field = field

    def begin_deed(self, deed: Deed) -> None:
        if deed is Deed.CONSENT:
            self.enter_consent()

    def own_deed(self) -> OwnDeed | None:
        return None if self._is_finished else OwnDeed(_("Aufnahme absch&ließen"), self._presenter.finish)

    def focus_first(self) -> None:
        self._show(self.grid)
        self.grid.enter_first()
        self.grid.setFocus()

    # IntakeView

    def show_people(self) -> None:
        self.grid.reload()
        self.grid.enter_first()
        if self.guardians is not None:
            self.guardians.show_people()

    def show_answers(self) -> None:
        self.grid.refresh()
        if self.guardians is not None:
            self.guardians.grid.refresh()

    def show_sections(self, lines: Sequence[SectionLine]) -> None:
        self.sections.set_lines(lines)
        self._section_choice.set_options([Option(one.key, f"{one.title} {one.note}") for one in lines])

    def show_passport(self, shown: PassportShown, *, empty_field: bool = False) -> None:
        self.passport.show_passport(shown, empty_field=empty_field)

    def show_scan(self, text: str) -> None:
        self.passport.field.setText(text)

    def show_page(self, page: IntakePage) -> None:
        if self.consents is not None:
            self.consents.show_page(page)
        finished = page.is_finished or not page.file.children
        if finished != self._is_finished:
            self._is_finished = finished
            self.own_deed_changed.emit()

    def enter_cell(self, row: Hashable, column: Hashable) -> None:
        self._show(self.grid)
        self.grid.enter(row, column)

    def enter_consent(self) -> None:
        self.sections.set_current(CONSENT)
        self._show(self._open_consents())
        self._open_consents().setFocus()

    def enter_guardian(self, guardian_id: GuardianId | None, field: str = "kind") -> None:
        self.sections.set_current(GUARDIANS)
        self._show(self._open_guardians())
        if guardian_id is not None:
            self._open_guardians().enter(guardian_id, field)

    # building

    def _build(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._source = self._build_source()
        self.foot.add_part(self._source)
        self._middle = middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        middle.setSpacing(0)
        middle.addWidget(self._build_left())
        self._left_line = line("v")
        middle.addWidget(self._left_line)
        answers = QVBoxLayout()
        answers.setSpacing(0)
        answers.addWidget(self.drafts)
        answers.addWidget(self._pages, 1)
        middle.addLayout(answers, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.passport)
        layout.addWidget(line())
        layout.addLayout(middle, 1)
        layout.addWidget(self.foot)

    def _build_left(self) -> QWidget:
        """Sections and who may be added: a column at the left, or a row above the grid where it is narrow."""
        self._left = surface()
        self._left_parts = parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._left)
        parts.setContentsMargins(12, 8, 12, 8)
        parts.setSpacing(4)
        parts.addWidget(self.sections, 1)
        self._section_choice = Combo(_("Abschnitt der Aufnahme"))
        self._section_choice.chosen.connect(self._show_section)
        parts.addWidget(self._section_choice, 1)
        add_child = button(_("&Kind hinzufügen"), self._presenter.add_child, kind="quiet", icon="plus")
        add_guardian = button(_("&Person hinzufügen"), self._presenter.add_guardian, kind="quiet", icon="plus")
        add_guardian.setAccessibleName(_("Erziehungsberechtigte Person hinzufügen"))
        for made in (add_child, add_guardian):
            parts.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return self._left

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(is_narrow=event.size().width() < px(NARROW))

    def _fit(self, *, is_narrow: bool) -> None:
        """At 200 % the list of sections gives its room to the grid, which keeps some rows whatever the height."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(down if is_narrow else across)
        self._left_parts.setDirection(across if is_narrow else down)
        self._left.setMinimumWidth(0 if is_narrow else px(LEFT_WIDTH))
        self._left.setMaximumWidth(QWIDGETSIZE_MAX if is_narrow else px(LEFT_WIDTH))
        self.sections.setVisible(not is_narrow)
        self._section_choice.setVisible(is_narrow)
        self._left_line.setVisible(not is_narrow)
        self.grid.setMinimumHeight(px(LEAST_GRID_HEIGHT))

    def _build_source(self) -> QPushButton:
        """Where the value of the current cell comes from."""
        made = button(_("&Quelle"), icon="file-check")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        menu = QMenu(made)
        for source in (one for one in Source if one is not Source.SIBLING):
            menu.addAction(icon(ICONS_OF_SOURCES[source]), label_of(source)).setData(source)
        menu.addSeparator()
        menu.addAction(_("ohne Quelle"))
        menu.triggered.connect(lambda action: self._put_source(action.data()))
        made.setMenu(menu)
        return made

    def _connect(self) -> None:
        presenter = self._presenter
        zones = presenter.zones
        self.passport.zone_typed.connect(lambda text: zones.read(text, self._column()))
        self.passport.zone_finished.connect(lambda text: zones.read(text, self._column(), finished=True))
        self.passport.child_chosen.connect(zones.choose_child)
        self.passport.take_wanted.connect(zones.take)
        self.passport.undo_wanted.connect(zones.undo)
        self.grid.scanned.connect(lambda text: zones.scan(text, self._column()))
        self.grid.column_wanted.connect(presenter.add_child)
        self.sections.section_chosen.connect(self._show_section)
        self.grid.cell_entered.connect(self._tell_field)
        self.grid.warning_chosen.connect(lambda *_keys: self.grid.edit(self.grid.currentIndex()))
        self.grid.help_wanted.connect(self._tell_help)
        self.foot.answer_given.connect(self.grid.give_answer)

    # moving about

    def _show_section(self, key: Hashable) -> None:
        """Guardians and consent have pages of their own, made when they are first wanted."""
        page = {GUARDIANS: self._open_guardians, CONSENT: self._open_consents}.get(str(key), lambda: self.grid)()
        self._show(page)
        if page is self.grid:
            self.grid.show_section(key)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.foot.setVisible(page is self.grid)

    def _open_guardians(self) -> GuardianPage:
        if self.guardians is None:
            presenter = self._presenter
            deeds = (presenter.add_guardian, presenter.remove_guardian)
            self.guardians = GuardianPage(presenter.guardians, *deeds, self._port)
            self._pages.addWidget(self.guardians)
            if presenter.family_id is not None:
                self.guardians.show_family(presenter.family_id)
        return self.guardians

    def _open_consents(self) -> ConsentPage:
        if self.consents is None:
            self.consents = ConsentPage(self._words, self._port)
            self.consents.consent_given.connect(self._presenter.give_consent)
            self.consents.consent_withdrawn.connect(self._presenter.withdraw_consent)
            self._pages.addWidget(self.consents)
        if self._presenter.page is not None:
            self.consents.show_page(self._presenter.page)
        return self.consents

    def _tell_field(self, row: Hashable, column: Hashable) -> None:
        question = BY_FIELD[str(row)]
        names = {held.key: held.title for held in self._presenter.answers.grid_columns()}
        title = _("{person}: {question}").format(person=names.get(column, ""), question=_(question.text))
        wrong = self._presenter.answers.wrong_at(row, column)
        doubt = self._presenter.answers.doubt_at(row, column)
        words = _("{reason} Ist es richtig so: Strg+Enter.").format(reason=doubt.reason) if doubt else _(question.help)
        if self._presenter.answers.grid_cell(row, column).to_confirm:
            words = _("Vom Geschwister übernommen. Enter bestätigt, Tippen ändert.")
        self.foot.set_field(title, f"{wrong.message} {wrong.next_step}" if wrong else words)
        self.sections.set_current(question.section)
        self._section_choice.set_value(question.section)

    def _tell_help(self, row: Hashable) -> None:
        question = BY_FIELD[str(row)]
        self._shell.show_notice(
            _(question.text), _(question.help) or _("Zu dieser Frage gibt es keinen Hinweis."), "info"
        )

    def _column(self) -> Hashable:
        keys = self.grid.current_keys()
        return keys[1] if keys else None

    def _put_source(self, source: str | None) -> None:
        keys = self.grid.current_keys()
        if keys is not None:
            self._presenter.put_source(*keys, Source(source) if source else None)
