"""Which paper of a family is shown, in which language and for which child; prints it and keeps it in the register."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Protocol

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import Letter, LetterId, LetterKind
from kiberatung.services.data_sheets import SheetTexts, empty_sheet, family_sheet
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.letters.choosing import LetterPage, letter_page
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kept_sheets import digest_of
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.needs import FillPlace, LackingFact
from kiberatung.services.letters.register import LetterWay, record_letter_sent
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.unchanged import require_unchanged
from kiberatung.services.letters.values import DataSheet, LetterRenderer
from kiberatung.services.open_items import Deed
from kiberatung.ui.family.child_presenter import TabDeeds
from kiberatung.ui.family.letters.sent_letters import SentLetters
from kiberatung.ui.family.letters.writing import write_pdf
from kiberatung.ui.protocols import FileWish, Lane, Shell, TaskOptions


@dataclass(frozen=True, slots=True)
class LetterTools:
    """Made when they are first needed, off the main thread: wording, languages, questions, typesetter."""

    texts: Callable[[], LetterTexts]
    sheet_texts: Callable[[], SheetTexts]
    renderer: Callable[[], LetterRenderer]


class SheetForm(Enum):
    """How the Erfassungsbogen goes out: what is known on it or nothing, for a pen or for a screen."""

    KNOWN = auto()
    EMPTY = auto()
    KNOWN_FILLABLE = auto()
    EMPTY_FILLABLE = auto()

    @property
    def is_fillable(self) -> bool:
        return self in {SheetForm.KNOWN_FILLABLE, SheetForm.EMPTY_FILLABLE}

    @property
    def is_empty(self) -> bool:
        return self in {SheetForm.EMPTY, SheetForm.EMPTY_FILLABLE}


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """`kind` None is the Erfassungsbogen, `form` its own."""

    kind: LetterKind | None
    child_id: ChildId | None
    language: str
    form: SheetForm = SheetForm.KNOWN


@dataclass(frozen=True, slots=True)
class Paper:
    """One of `letter` and `sheet` is there, or neither with the refusal in its place."""

    choice: PaperChoice
    letter: PreparedLetter | None = None
    sheet: DataSheet | None = None
    refusal: DomainError | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What stands in place of a page that cannot be written yet."""

    heading: str
    text: str
    deed: str
    call: Callable[[], object]


class LettersView(Protocol):
    def show_choices(self, page: LetterPage, choice: PaperChoice) -> None: ...

    def show_paper(self, paper: Paper) -> None: ...

    def show_pdf(self, pdf: bytes) -> None:
        """The page itself, some moments after `show_paper`."""

    def show_next_step(self, step: NextStep) -> None: ...


class LettersPresenter:
    def __init__(self, shell: Shell, desk: Desk, tools: LetterTools, deeds: TabDeeds, view: LettersView) -> None:
        self._shell = shell
        self._desk = desk
        self._tools = tools
        self._deeds = deeds
        self._view = view
        self._sent = SentLetters(shell, desk, tools.renderer, deeds.changed)
        self._page: LetterPage | None = None
        self._family_id: FamilyId | None = None
        self._wished_child: ChildId | None = None
        self._wished_kind: LetterKind | None = None
        self.choice: PaperChoice | None = None
        self.paper: Paper | None = None
        self.pdf = b""

    def show_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        if family_id != self._family_id:
            self._forget()
        self._family_id = family_id
        self._wished_child = child_id
        self.reload()

    def wish_kind(self, kind: LetterKind) -> None:
        """The person came for this letter."""
        if self.choice is not None:
            self.choose(replace(self.choice, kind=kind))
        else:
            self._wished_kind = kind

    def reload(self) -> None:
        family_id = self._family_id
        if family_id is not None:
            self._shell.run_task(
                lambda: letter_page(self._desk, self._tools.texts(), family_id),
                self._show_page,
                options=TaskOptions(key="letters.page"),
            )

    def choose(self, choice: PaperChoice) -> None:
        """Newer replaces older, both while it is written and while it is set."""
        page = self._page
        if page is None:
            return
        self.choice, self.paper, self.pdf = choice, None, b""
        self._view.show_choices(page, choice)
        self._shell.run_task(
            partial(self._prepare, page, choice), self._show_paper, options=TaskOptions(key="letters.paper")
        )

    def choose_child(self, child_id: ChildId) -> None:
        """The kind stays: who compares children wants the same letter for each."""
        if self.choice is not None:
            self.choose(replace(self.choice, child_id=child_id))

    def print_paper(self) -> None:
        paper = self.paper
        if paper is not None and self.pdf:
            pdf, title = self.pdf, self.title()
            self._when_unchanged(paper, lambda: self._shell.print_pdf(pdf, title, partial(self._record, paper, pdf)))

    def save_pdf(self) -> None:
        paper, pdf = self.paper, self.pdf
        if paper is not None and pdf:
            wish = FileWish(_("PDF sichern"), f"{self.title()}.pdf", [(_("PDF-Datei"), "pdf")])
            self._shell.ask_file_to_save(
                wish, lambda path: self._when_unchanged(paper, lambda: self._write(paper, path, pdf))
            )

    def read_form(self) -> None:
        """A filled form that came back; the comparison opens with it."""
        family_id = self._family_id
        if family_id is None:
            return
        wish = FileWish(_("Ausgefüllten Bogen wählen"), kinds=[(_("PDF-Datei"), "pdf")])
        self._shell.ask_file_to_open(
            wish, lambda path: self._shell.navigate("filled_form", family_id=family_id, path=path)
        )

    def open_sent(self, letter_id: LetterId) -> None:
        """The page as it was written, in the preview."""
        page = self._page
        letter = next((one for one in page.sent if one.letter_id == letter_id), None) if page else None
        if page is not None and letter is not None:
            name = _("{kind}, Fall {number}").format(kind=word_of_kind(letter.kind), number=page.case_number)
            self._sent.open(page.family_id, letter, name)

    def title(self) -> str:
        """Of the print job and the file: kind and case, nobody's name."""
        if self._page is None or self.choice is None:
            return _("Schreiben")
        kind = word_of_kind(self.choice.kind)
        return _("{kind}, Fall {number}").format(kind=kind, number=self._page.case_number)

    def _forget(self) -> None:
        self._page, self.choice, self.paper, self.pdf = None, None, None, b""
        self._wished_kind = None

    def _show_page(self, page: LetterPage) -> None:
        if page.family_id != self._family_id:
            return
        before, self._page = self.choice, page
        child_id = page.child_or_first(self._wished_child or (before.child_id if before else None))
        self._wished_child = None
        if before is not None and before.child_id == child_id:
            self.choose(before)
            return
        kind = self._wished_kind or page.kind_for(child_id)
        self._wished_kind = None
        self.choose(PaperChoice(kind, child_id, before.language if before else page.language))

    def _prepare(self, page: LetterPage, choice: PaperChoice) -> Paper:
        """On the database lane; a refusal is a result too, because the next step stands in its place."""
        try:
            if choice.kind is None:
                return Paper(choice, sheet=self._sheet(page, choice))
            rule = RULES[choice.kind]
            child_id = choice.child_id if rule.about_child else None
            language = GERMAN if rule.german_only else choice.language
            request = LetterRequest(kind=choice.kind, family_id=page.family_id, child_id=child_id, language=language)
            return Paper(choice, letter=prepare_letter(self._desk, self._tools.texts(), request))
        except DomainError as refusal:
            return Paper(choice, refusal=refusal)

    def _sheet(self, page: LetterPage, choice: PaperChoice) -> DataSheet:
        texts, is_fillable = self._tools.sheet_texts(), choice.form.is_fillable
        if choice.form.is_empty:
            return empty_sheet(self._desk, texts, choice.language, len(page.children), fillable=is_fillable)
        return family_sheet(self._desk, texts, page.family_id, choice.language, fillable=is_fillable)

    def _show_paper(self, paper: Paper) -> None:
        if paper.choice != self.choice:
            return
        self.paper = paper
        if paper.refusal is not None:
            self._view.show_next_step(self._next_step(paper.choice, paper.refusal))
            return
        self._view.show_paper(paper)
        self._shell.run_task(
            partial(self._render, paper),
            partial(self._show_pdf, paper),
            options=TaskOptions("", Lane.POOL, "letters.pdf"),
        )

    def _render(self, paper: Paper) -> bytes:
        renderer = self._tools.renderer()
        if paper.letter is not None:
            return renderer.render_letter(paper.letter.sheet)
        return renderer.render_data_sheet(paper.sheet) if paper.sheet is not None else b""

    def _show_pdf(self, paper: Paper, pdf: bytes) -> None:
        if paper is self.paper:
            self.pdf = pdf
            self._view.show_pdf(pdf)

    def _next_step(self, choice: PaperChoice, refusal: DomainError) -> NextStep:
        deed, call = self._way_on(choice, refusal)
        return NextStep(refusal.message, refusal.next_step, deed, call)

    def _way_on(self, choice: PaperChoice, refusal: DomainError) -> tuple[str, Callable[[], object]]:
        """Where what is missing is entered."""
        page, child_id = self._page, choice.child_id
        place = refusal.place if isinstance(refusal, LackingFact) else FillPlace.INTAKE
        if page is not None and not page.has_office:
            place = FillPlace.SETTINGS
        elif page is None or not page.children:
            place = FillPlace.INTAKE
        return {
            FillPlace.INTAKE: (_("Angaben eintragen"), lambda: self._deeds.do_deed(Deed.INTAKE, child_id)),
            FillPlace.CONSENT: (_("Einwilligung eintragen"), lambda: self._deeds.do_deed(Deed.CONSENT, child_id)),
            FillPlace.APPOINTMENTS: (
                _("Termin öffnen"),
                lambda: self._deeds.do_deed(Deed.PLAN_APPOINTMENT, child_id),
            ),
            FillPlace.SETTINGS: (_("Einstellungen öffnen"), lambda: self._shell.navigate("settings")),
            FillPlace.SCHOOLING: (
                _("Schulweg öffnen"),
                lambda: self._deeds.do_deed(Deed.SCHOOLING, child_id),
            ),
            FillPlace.RECOMMENDATION: (
                _("Empfehlung eintragen"),
                lambda: self._deeds.do_deed(Deed.RECOMMEND, child_id),
            ),
            FillPlace.SCHOOLS: (
                _("Schulplätze öffnen"),
                lambda: self._shell.navigate("schools", child_id=child_id),
            ),
            FillPlace.FAMILY: (
                _("Übersicht öffnen"),
                lambda: self._shell.navigate("family", family_id=self._family_id, tab="overview"),
            ),
        }[place]

    def _when_unchanged(self, paper: Paper, leave: Callable[[], object]) -> None:
        """Just before it leaves: another address, or one that is protected now, and the page is shown anew (T14)."""
        letter = paper.letter
        if letter is None:
            leave()
            return
        self._shell.run_task(
            lambda: require_unchanged(self._desk, self._tools.texts(), letter.request, letter.sheet),
            lambda _same: leave(),
            self._changed,
        )

    def _changed(self, fault: Exception) -> None:
        self._shell.show_fault(fault)
        self.reload()

    def _record(self, paper: Paper, pdf: bytes) -> None:
        letter = paper.letter
        if letter is not None:
            said = _("Gedruckt und im Register der Schreiben eingetragen")
            self._shell.run_task(
                lambda: record_letter_sent(self._desk, letter, digest_of(pdf)), partial(self._say_recorded, said)
            )

    def _say_recorded(self, said: str, _letter: Letter) -> None:
        saved_at = german_time(self._desk.clock.now())
        self._shell.set_saved(_("Gespeichert {time}").format(time=f"{saved_at:%H:%M}"))
        self._shell.show_notice(said, _("Zurücknehmen lässt sich das nicht."))
        self._deeds.changed()

    def _write(self, paper: Paper, path: Path, pdf: bytes) -> None:
        """A letter that leaves as a file stands in the register like one on paper."""
        letter = paper.letter
        if letter is not None:
            entered = _("Gesichert und im Register der Schreiben eingetragen: {name}").format(name=path.name)
            self._shell.run_task(
                lambda: self._written_and_recorded(letter, path, pdf), partial(self._say_recorded, entered)
            )
            return
        said = _("Gesichert: {name}").format(name=path.name)
        options = TaskOptions(lane=Lane.POOL)
        self._shell.run_task(
            lambda: write_pdf(path, pdf), lambda _nothing: self._shell.show_notice(said), options=options
        )

    def _written_and_recorded(self, letter: PreparedLetter, path: Path, pdf: bytes) -> Letter:
        """No file without its entry."""
        write_pdf(path, pdf)
        try:
            return record_letter_sent(self._desk, letter, digest_of(pdf), LetterWay.FILE)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def word_of_kind(kind: LetterKind | None) -> str:
    return label_of(kind) if kind else _("Erfassungsbogen")
