"""The tab „Empfehlung“: what is proposed and why, the counsellor's choice, and the places asked for."""

from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.recommendations import Chance, NextStep
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.recommendation_page import RecommendationPage
from kiberatung.ui.family.child_tab import ChildTab, Columns
from kiberatung.ui.family.recommendation import place_words
from kiberatung.ui.family.recommendation.career_fields import CareerFields
from kiberatung.ui.family.recommendation.need_column import NeedColumn
from kiberatung.ui.family.recommendation.options_panel import (
    CHANCE,
    GRADE,
    LITERACY,
    SCHULFORM,
    STEP,
    SUPPORT,
    OptionsPanel,
)
from kiberatung.ui.family.recommendation.place_panel import PlacePanel
from kiberatung.ui.family.recommendation.place_words import PlaceDeed, PlaceRow
from kiberatung.ui.family.recommendation.presenter import RecommendationPresenter, newest_request
from kiberatung.ui.family.recommendation.school_lists import SchoolLists
from kiberatung.ui.family.recommendation.wish_part import WishPart
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.widgets.draft_keeper import DraftKeeper
from kiberatung.ui.widgets.form import text_field, value_of
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label
from kiberatung.ui.widgets.view_head import section_head


class RecommendationTab(ChildTab):
    has_primary = True

    def __init__(self, shell: Shell, desk: Desk, context: TabContext) -> None:
        super().__init__(context, Columns(_("Empfehlung"), 320, side_first=True))
        self.presenter: RecommendationPresenter = RecommendationPresenter(shell, desk, self.deeds, self)
        self.need = NeedColumn()
        self.need.need_chosen.connect(self._choose_need)
        self.career = CareerFields(self.presenter.today)
        self.career.schulform_chosen.connect(self._choose_schulform)
        self.career.end_chosen.connect(self.presenter.choose_end)
        self.career.chances_chosen.connect(self.presenter.choose_chances)
        self.career.step_chosen.connect(self._choose_step)
        self.compare = button(_("Möglichkeiten &vergleichen"), self._toggle_options, icon="columns-3")
        self.options: OptionsPanel | None = None
        self.schools = SchoolLists()
        self.schools.school_chosen.connect(self._choose_school)
        self.places = SentenceList()
        self._port = DeskDrafts(shell, desk)
        self.place_panel = PlacePanel(self.presenter.today, self._port)
        self.place_panel.hide()
        self.place_panel.answered.connect(self.presenter.record_answer)
        self.place_panel.started.connect(self.presenter.record_start)
        self._build_columns()
        self._build_foot()

    def _build_columns(self) -> None:
        self.columns.side.addWidget(self.compare)
        self.columns.side.addWidget(self.need)
        self.columns.side.addWidget(self.career)
        self._criteria = QVBoxLayout()
        self._criteria.setSpacing(6)
        self.columns.side.addLayout(self._criteria)
        self.columns.side.addStretch(1)
        self._recorded = QVBoxLayout()
        self._recorded.setSpacing(8)
        self._lists_head = QVBoxLayout()
        self._lists_head.setSpacing(8)
        schools = QVBoxLayout()
        schools.setSpacing(0)
        schools.addLayout(self._lists_head)
        schools.addWidget(self.schools)
        self.columns.main.addLayout(self._recorded)
        self.columns.main.addWidget(self.places)
        self.columns.main.addWidget(self.place_panel)
        self.columns.main.addLayout(schools)
        self.columns.main.addStretch(1)

    def _build_foot(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        self.chosen_words = label("", "strong", wrap=True)
        self.deviation = label("", tone="warn", wrap=True)
        self.reason = text_field(_("Warum anders? Ein Satz genügt."))
        self.kept = WishPart(self.presenter, self._show_again)
        self.drafts = DraftKeeper(self._port, {"choice": self.kept, "reason": self.reason})
        for part in (self.chosen_words, self.deviation, self.drafts, self.reason):
            words.addWidget(part)
        self.record = button(_("Empfehlung festhalten"), self._record, kind="primary", icon="scale")
        self.foot.addLayout(words, 1)
        self.foot.addWidget(self.record, 0, Qt.AlignmentFlag.AlignBottom)

    def show_page(self, page: RecommendationPage) -> None:
        before = self.presenter.page
        is_other = before is None or before.child.id != page.child.id
        if is_other:
            self.place_panel.hide()
            self.drafts.leave_place()
            cast("QLineEdit", self.reason.field).clear()
        wish = self.presenter.take_page(page)
        if is_other:
            self.drafts.open_place(f"reason:{page.child.id}", page.child.family_id)
        self.need.show_need(page.view, wish)
        self.career.show_options(page.options, wish)
        self._show_options()
        self._show_criteria(page)
        self._show_recorded(page)
        clear(self._lists_head)
        self._lists_head.addWidget(section_head(_("Welche Schule?")))
        self._lists_head.addWidget(label(page.view.distance_note, "small", "muted", wrap=True))
        self.schools.show_places(page.view, wish.school_number)
        self._show_choice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter records from a school or the reason; on a button it stays the button's own key."""
        here = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(here, QRadioButton | QLineEdit):
            self._record()
        else:
            super().keyPressEvent(event)

    # showing

    def _show_criteria(self, page: RecommendationPage) -> None:
        clear(self._criteria)
        self._criteria.addWidget(section_head(_("Was zuerst zählt")))
        for number, one in enumerate(page.view.criteria, 1):
            text = _("{number}. {name}").format(number=number, name=one.name)
            self._criteria.addWidget(label(text, "strong", wrap=True))
            self._criteria.addWidget(label(one.explanation, "small", "muted", wrap=True))

    def _show_recorded(self, page: RecommendationPage) -> None:
        clear(self._recorded)
        recorded = page.view.recommendation
        rows: list[PlaceRow] = []
        if recorded is not None:
            self._recorded.addWidget(section_head(_("Festgehalten")))
            school = page.school_names.get(recorded.school_number, recorded.school_number)
            self._recorded.addWidget(label(place_words.recorded_words(recorded, school), "strong", wrap=True))
            self._recorded.addWidget(label(place_words.recorded_note(recorded), "small", "muted", wrap=True))
            if recorded.school_number:
                request = newest_request(page, recorded.school_number)
                rows.append(place_words.place_row(page, recorded.school_number, request))
        rows += self._rows_elsewhere(page)
        self.places.set_rows([self._place_row(row) for row in rows])
        self.places.setVisible(bool(rows))

    @staticmethod
    def _rows_elsewhere(page: RecommendationPage) -> list[PlaceRow]:
        """Places asked for at schools that are not the recommended one."""
        recommended = page.view.recommendation.school_number if page.view.recommendation else ""
        others = dict.fromkeys(one.school_number for one in page.requests if one.school_number != recommended)
        return [place_words.place_row(page, number, newest_request(page, number)) for number in others]

    def _place_row(self, row: PlaceRow) -> SentenceRow:
        state = StatusLabel(row.icon, "", row.tone)
        return SentenceRow(
            row.sentence, state, place_words.deed_words(row), lambda: self._do_place(row), second=row.second
        )

    def _show_choice(self) -> None:
        wish, page = self.presenter.wish, self.presenter.page
        if wish is None or page is None:
            return
        need = place_words.need_words(
            wish.grade, wish.german_support, literacy_course=wish.literacy_course, step=wish.next_step
        )
        name = name_of_child(page.child)
        school = self.schools.name_of(wish.school_number)
        words = _("Für {name}: {need}").format(name=name, need=need)
        self.chosen_words.setText(f"{words} · {school}" if school else words)
        deviations = self.presenter.deviations()
        self.deviation.setText(" ".join(deviations))
        self.deviation.setVisible(bool(deviations))
        self.reason.setVisible(bool(deviations))

    # doing

    def _choose_need(self, grade: object, support: object, literacy_course: bool) -> None:
        self.presenter.choose_need(cast("int | None", grade), cast("GermanSupport", support), literacy_course)

    def _choose_school(self, number: str) -> None:
        self.presenter.choose_school(number)
        if self.presenter.wish is not None:
            self.career.show_wish(self.presenter.wish)
        self._show_choice()

    def _choose_schulform(self, schulform: str) -> None:
        self.presenter.choose_schulform(schulform)
        self._show_again()

    def _choose_step(self, step: object) -> None:
        self.presenter.choose_step(cast("NextStep | None", step))
        self._show_again()

    def _show_again(self) -> None:
        """What is chosen changed without asking the store again."""
        page, wish = self.presenter.page, self.presenter.wish
        if page is not None and wish is not None:
            self.career.show_options(page.options, wish)
            self.schools.mark(wish.school_number)
            self._show_options()
            self._show_choice()

    # all options

    def _toggle_options(self) -> None:
        if self.options is None:
            self.options = OptionsPanel()
            self.options.chosen.connect(self._choose_option)
            self.options.closed.connect(self._toggle_options)
            self.columns.main.insertWidget(0, self.options)
            self._show_options()
            self._bring_into_sight(self.options)
            self.options.setFocus()
        else:
            self.columns.main.removeWidget(self.options)
            self.options.hide()
            self.options.deleteLater()
            self.options = None
            self.compare.setFocus()

    def _bring_into_sight(self, part: QWidget) -> None:
        """In a narrow window the columns stand below each other, and the comparison far down."""
        ground = self.columns.widget()
        layout = ground.layout() if ground is not None else None
        if ground is not None and layout is not None:
            layout.activate()
            self.columns.verticalScrollBar().setValue(part.mapTo(ground, QPoint(0, 0)).y())

    def _show_options(self) -> None:
        page, wish = self.presenter.page, self.presenter.wish
        if self.options is not None and page is not None and wish is not None:
            self.options.show_options(page.options, wish)

    def _choose_option(self, part: str, key: object) -> None:
        wish = self.presenter.wish
        if wish is None:
            return
        if part == CHANCE:
            chance = cast("Chance", key)
            kept = tuple(one for one in wish.chances if one is not chance)
            self.presenter.choose_chances(kept if chance in wish.chances else (*kept, chance))
            self._show_again()
        elif part == SCHULFORM:
            self._choose_schulform(str(key))
        elif part == STEP:
            self._choose_step(key)
        else:
            self._choose_need(
                key if part == GRADE else wish.grade,
                key if part == SUPPORT else wish.german_support,
                key is True if part == LITERACY else wish.literacy_course,
            )

    def _do_place(self, row: PlaceRow) -> None:
        if row.deed is PlaceDeed.ASK:
            self.presenter.ask_place()
        elif row.request is not None:
            self.place_panel.open_for(row.deed, row.request, self.presenter.family_id)

    def _record(self) -> None:
        if self.career.until.finding():
            self.career.until.setFocus()
            return
        finding = self.presenter.record(value_of(self.reason))
        self.reason.set_finding(finding)
        if finding:
            self.reason.setFocus()
        else:
            self.drafts.settle()
