"""Decides what can be done about a child's Schulpflicht: ask an office, decide otherwise, explain it to the family."""

from dataclasses import dataclass
from datetime import timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.services.notes import plan_follow_up
from kiberatung.services.open_items import Deed
from kiberatung.services.schulpflicht import SHORTEST_REASON, decide_schulpflicht, explain_schulpflicht
from kiberatung.services.schulpflicht_page import AskedOffice, SchulpflichtPage, read_schulpflicht
from kiberatung.ui.family.child_presenter import ChildPresenter

DAYS_TO_WAIT = 7
"""Until an office's answer is asked for again; the counsellor can move the follow-up."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What the counsellor typed into the panel."""

    answer: Answer
    part: Part | None
    reason: str


class SchulpflichtPresenter(ChildPresenter[SchulpflichtPage]):
    def read_page(self, child_id: ChildId) -> SchulpflichtPage:
        return read_schulpflicht(self._desk, child_id)

    def ask_office(self, office: AskedOffice) -> None:
        """The request becomes a follow-up, so that nobody forgets to wait for the answer."""
        family_id, child_id = self.family_id, self.child_id
        if family_id is None or child_id is None:
            return
        due_on = self._desk.today + timedelta(days=DAYS_TO_WAIT)
        self.do(
            lambda: plan_follow_up(self._desk, family_id, due_on, office.request, child_id),
            self._say_asked,
        )

    def _say_asked(self, follow_up: FollowUp) -> None:
        text = _("Fragen Sie am Telefon oder im Schreiben ohne Namen. Wiedervorlage am {date}.")
        self._shell.show_notice(
            _("{request} vorgemerkt.").format(request=follow_up.text),
            text.format(date=write_date(follow_up.due_on)),
        )

    def decide(self, decided: Decided) -> str:
        """Empty when it was taken on, else what is wrong, for the place beside the field."""
        child_id = self.child_id
        if child_id is None:
            return ""
        if len(decided.reason.strip()) < SHORTEST_REASON:
            return _("Schreiben Sie in einem Satz, worauf Ihre Entscheidung beruht.")
        part = decided.part or ""
        self.do(
            lambda: decide_schulpflicht(self._desk, child_id, decided.answer, part, decided.reason),
            lambda _decision: self._shell.show_notice(
                _("Ihre Entscheidung ist eingetragen."), _("Die berechnete Antwort bleibt daneben stehen.")
            ),
        )
        return ""

    def explain(self, language: str, interpreted_by: str) -> None:
        family_id = self.family_id
        if family_id is not None:
            self.do(
                lambda: explain_schulpflicht(self._desk, family_id, language, interpreted_by),
                lambda _talk: self._shell.show_notice(_("Die Erklärung ist eingetragen.")),
            )

    def open_intake(self) -> None:
        self.go_to(Deed.INTAKE)

    def open_letter(self) -> None:
        self.go_to(Deed.LETTER)
