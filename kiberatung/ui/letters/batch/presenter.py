"""Leads letters for many families: which are written, which go, and how they leave the house."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import DomainError
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.batch.leaving import BatchWork, LettersChangedError, ReadyLetter, whole_name
from kiberatung.services.letters.batch.planning import (
    MENDED_BY_GERMAN,
    BatchLetter,
    BatchRenderer,
    BatchWish,
    Trouble,
    chosen,
    in_postal_order,
)
from kiberatung.services.letters.batch.preparing import (
    batch_subjects,
    in_german_alone,
    with_unprintable,
)
from kiberatung.services.letters.needs import FillPlace
from kiberatung.services.letters.register import LetterWay
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.ui.letters.batch.leaving import Leaving
from kiberatung.ui.protocols import FileWish, Lane, Shell, TaskControl, TaskOptions

_TABS = {
    FillPlace.INTAKE: "intake",
    FillPlace.CONSENT: "intake",
    FillPlace.SCHOOLING: "schooling",
    FillPlace.RECOMMENDATION: "recommendation",
    FillPlace.FAMILY: "overview",
}


@dataclass(frozen=True, slots=True)
class BatchTools:
    """Made when they are first needed, off the main thread."""

    texts: Callable[[], LetterTexts]
    renderer: Callable[[], BatchRenderer]
    appearing: Callable[[Path, bytes], AbstractContextManager[object]]


@dataclass(frozen=True, slots=True)
class BatchShown:
    wish: BatchWish
    letters: tuple[BatchLetter, ...]
    by_trouble: Mapping[Trouble, int]
    summary: str
    is_set: bool
    """The pages of exactly these letters are there."""

    @property
    def going(self) -> tuple[BatchLetter, ...]:
        return tuple(one for one in self.letters if one.goes)


class BatchView(Protocol):
    def show_batch(self, shown: BatchShown) -> None: ...

    def show_pages(self, pdf: bytes) -> None:
        """All pages in the order of the letters that go; empty for none."""

    def places_of_letters(self) -> Sequence[range]:
        """On which of these pages each letter stands, from 0."""

    def show_running(self, words: str) -> None:
        """Letters are leaving, and can be stopped between two of them; empty when that is over."""


class BatchPresenter:
    def __init__(self, shell: Shell, desk: Desk, tools: BatchTools, view: BatchView) -> None:
        self._shell, self._desk, self._tools, self._view = shell, desk, tools, view
        self.wish = BatchWish(LetterKind.INVITATION, ())
        self.letters: tuple[BatchLetter, ...] = ()
        self._pdf = b""
        self._set: tuple[BatchLetter, ...] = ()
        self._leaving = Leaving(shell, desk, tools, view.show_running)

    # what is wished

    def open(self, wish: BatchWish) -> None:
        """Other rows or another kind forget what was decided."""
        if wish != self.wish:
            self.wish, self.letters, self._pdf, self._set = wish, (), b"", ()
        self.reload()

    def choose(self, *, kind: LetterKind | None = None, german_alone: bool | None = None) -> None:
        wish = replace(self.wish, kind=kind or self.wish.kind)
        self.open(wish if german_alone is None else replace(wish, german_alone=german_alone))

    def reload(self) -> None:
        """Reads everything anew; what was decided about a letter stays."""
        wish, decided = self.wish, {one.key: one for one in self.letters}

        def work(control: TaskControl) -> list[BatchLetter]:
            texts = self._tools.texts()
            subjects = batch_subjects(self._desk, texts, wish)
            alone = {key for key, one in decided.items() if one.subject.request.language != one.subject.wished_language}
            wanted = [
                in_german_alone(one) if (one.request.family_id, one.request.child_id) in alone else one
                for one in subjects
            ]

            def between(done: int) -> None:
                control.report(done, len(wanted))
                control.check()

            return BatchWork(self._desk, texts).prepare_all(wanted, between)

        def take(letters: Sequence[BatchLetter]) -> None:
            self._take([_as_decided(one, decided.get(one.key)) for one in letters])

        options = TaskOptions(_("Schreiben werden gelesen"), key="batch.letters")
        self._shell.run_long_task(work, take, options=options)

    # what is decided

    def send(self, keys: Iterable[Hashable], *, goes: bool) -> None:
        wanted = set(keys)
        self._take([chosen(one, goes=goes) if one.key in wanted and one.can_go else one for one in self.letters])

    def send_all_with(self, trouble: Trouble, *, goes: bool) -> None:
        self.send([one.key for one in self.letters if trouble in one.troubles], goes=goes)

    def make_german(self, keys: Iterable[Hashable]) -> None:
        """Where the other column is what stands in the way."""
        wanted = set(keys)
        concerned = [one for one in self.letters if one.key in wanted and MENDED_BY_GERMAN & set(one.troubles)]

        def work() -> list[BatchLetter]:
            batch = BatchWork(self._desk, self._tools.texts())
            return [_as_decided(batch.prepare(in_german_alone(one.subject)), one) for one in concerned]

        self._shell.run_task(work, self._replace)

    def make_all_german(self, trouble: Trouble) -> None:
        self.make_german([one.key for one in self.letters if trouble in one.troubles])

    def fill(self, key: Hashable) -> None:
        """Goes where what is missing is entered; coming back, everything is read anew."""
        one = next((one for one in self.letters if one.key == key), None)
        if one is None:
            return
        request, place = one.subject.request, one.fill_place
        if place is FillPlace.SETTINGS:
            self._shell.navigate("settings")
        elif place is FillPlace.APPOINTMENTS:
            self._shell.navigate("appointments", family_id=request.family_id)
        elif place is FillPlace.SCHOOLS:
            self._shell.navigate("schools", child_id=request.child_id)
        else:
            where = {"family_id": request.family_id, "child_id": request.child_id, "tab": _TABS[place]}
            self._shell.navigate("family", **where)

    # how they leave

    def print_letters(self) -> None:
        going, pdf = self._set, self._pdf

        def give(ready: Sequence[ReadyLetter]) -> None:
            """Recorded once the printer has taken them: those of which every page was chosen."""
            places = self._view.places_of_letters()

            def record(pages: Sequence[int]) -> None:
                whole = [one for one, place in zip(ready, places, strict=True) if set(place) <= set(pages)]
                self._leaving.record(whole, LetterWay.PRINTED, self._say_printed)

            self._shell.print_pages(pdf, whole_name(going), record)

        if self._is_ready():
            self._leaving.look_again(going, give, self._failed)

    def save_whole(self) -> None:
        going, pdf = self._set, self._pdf
        if not self._is_ready():
            return
        wish = FileWish(_("PDF sichern"), f"{whole_name(going)}.pdf", [(_("PDF-Datei"), "pdf")])

        def begin(path: Path) -> None:
            self._leaving.look_again(
                going, lambda ready: self._leaving.write_whole(ready, path, pdf, self._say_saved), self._failed
            )

        self._shell.ask_file_to_save(wish, begin)

    def save_files(self) -> None:
        going = self._set
        if self._is_ready():
            self._shell.ask_folder(
                _("Wohin mit den Schreiben?"),
                lambda folder: self._leaving.write_files(going, folder, self._say_saved, self._failed),
            )

    def keep(self) -> None:
        going = self._set
        if self._is_ready():
            self._leaving.look_again(
                going, lambda ready: self._leaving.record(ready, LetterWay.KEPT, self._say_kept), self._failed
            )

    def stop(self) -> None:
        self._leaving.stop()

    def going(self) -> tuple[BatchLetter, ...]:
        return tuple(one for one in self.letters if one.goes)

    def _is_ready(self) -> bool:
        return bool(self._pdf) and self._set == self.going() and not self._leaving.is_running

    # what comes back

    def _take(self, letters: Sequence[BatchLetter]) -> None:
        self.letters = tuple(in_postal_order(letters))
        if self.going() != self._set:
            self._pdf, self._set = b"", ()
        self._show()
        if not self._pdf:
            self._set_pages()

    def _replace(self, letters: Sequence[BatchLetter]) -> None:
        new = {one.key: one for one in letters}
        self._take([new.get(one.key, one) for one in self.letters])

    def _set_pages(self) -> None:
        going = self.going()
        if not going:
            self._view.show_pages(b"")
            return
        sheets = [one.letter.sheet for one in going if one.letter]

        def work(control: TaskControl) -> bytes:
            def between(done: int) -> None:
                control.report(done, len(sheets))
                control.check()

            return self._tools.renderer().render_letters(sheets, between)

        options = TaskOptions(_("Seiten werden gesetzt"), Lane.POOL, "batch.pages")
        self._shell.run_long_task(work, partial(self._take_pages, going), self._not_set, options)

    def _take_pages(self, going: tuple[BatchLetter, ...], pdf: bytes) -> None:
        if going == self.going():
            self._pdf, self._set = pdf, going
            self._show()
            self._view.show_pages(pdf)

    def _not_set(self, fault: Exception) -> None:
        """A sign without a glyph: which letters have one is found out, and they say so."""
        if not isinstance(fault, DomainError):
            self._shell.show_fault(fault)
            return
        letters = self.letters
        self._shell.run_task(
            lambda: with_unprintable(letters, self._tools.renderer()),
            self._take,
            options=TaskOptions(_("Zeichen werden geprüft"), Lane.POOL, "batch.pages"),
        )

    def _failed(self, fault: Exception) -> None:
        """What changed meanwhile stands in the new preview."""
        self._shell.show_fault(fault)
        if isinstance(fault, LettersChangedError):
            self.reload()

    def _show(self) -> None:
        counts: dict[Trouble, int] = {}
        for one in self.letters:
            for trouble in one.troubles:
                counts[trouble] = counts.get(trouble, 0) + 1
        shown = BatchShown(self.wish, self.letters, counts, self._summary(), is_set=self._is_ready())
        self._view.show_batch(shown)

    def _summary(self) -> str:
        going = self.going()
        by_hand = sum(one.is_by_hand for one in going)
        words = _("{count} von {all} Schreiben gehen hinaus").format(count=len(going), all=len(self.letters))
        hands = ngettext_("{count} davon in die Hand", "{count} davon in die Hand", by_hand).format(count=by_hand)
        return f"{words}, {hands}" if by_hand else words

    # what is told

    def _say_printed(self, count: int) -> None:
        self._say(_("Gedruckt und im Register der Schreiben eingetragen, Schreiben: {count}").format(count=count))

    def _say_saved(self, count: int) -> None:
        self._say(_("Gesichert und im Register der Schreiben eingetragen, Schreiben: {count}").format(count=count))

    def _say_kept(self, count: int) -> None:
        self._say(
            _("In den Akten aufbewahrt, Schreiben: {count}").format(count=count),
            _("Nichts hat das Haus verlassen. Sie stehen in jeder Akte unter „Schreiben“."),
        )

    def _say(self, headline: str, text: str = "") -> None:
        saved_at = german_time(self._desk.clock.now())
        self._shell.set_saved(_("Gespeichert {time}").format(time=f"{saved_at:%H:%M}"))
        self._shell.show_notice(headline, text or _("Zurücknehmen lässt sich das nicht."))
        self._show()


def _as_decided(one: BatchLetter, before: BatchLetter | None) -> BatchLetter:
    return one if before is None else replace(one, is_wished=before.is_wished)
