"""Letters out of the file of a family: opened as they were, and entered when one that was only kept really leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.letters.kept_sheets import digest_of
from kiberatung.services.letters.register import LetterWay
from kiberatung.services.letters.sending_kept import kept_letter, record_kept_sent
from kiberatung.services.letters.sent import ReopenedLetter, SentLetter, letter_as_sent
from kiberatung.services.letters.values import LetterRenderer
from kiberatung.services.undo import take_back
from kiberatung.ui.family.letters.writing import write_pdf
from kiberatung.ui.protocols import FileWish, Lane, PreviewDeeds, Shell, TaskOptions


@dataclass(frozen=True, slots=True)
class _Kept:
    """`name` is that of the print job and of the file: nobody's."""

    family_id: FamilyId
    letter: SentLetter
    name: str
    pdf: bytes


class SentLetters:
    def __init__(
        self, shell: Shell, desk: Desk, renderer: Callable[[], LetterRenderer], changed: Callable[[], object]
    ) -> None:
        self._shell, self._desk, self._renderer, self._changed = shell, desk, renderer, changed

    def open(self, family_id: FamilyId, letter: SentLetter, name: str) -> None:
        """In the preview: from there what was given out can be printed again, and what was only kept can leave."""
        read = letter_as_sent if letter.has_left else kept_letter

        def show(found: ReopenedLetter, pdf: bytes) -> None:
            if letter.has_left:
                self._shell.open_preview(pdf, found.title, _sameness(found, pdf))
            else:
                self._show_kept(found.title, _Kept(family_id, letter, name, pdf))

        def render(found: ReopenedLetter) -> None:
            self._shell.run_task(
                lambda: self._renderer().render_letter(found.sheet),
                partial(show, found),
                options=TaskOptions(lane=Lane.POOL),
            )

        self._shell.run_task(lambda: read(self._desk, family_id, letter.letter_id), render)

    def _show_kept(self, title: str, kept: _Kept) -> None:
        deeds = PreviewDeeds(partial(self._print, kept), partial(self._save, kept))
        note = _("Nur aufbewahrt. Wenn Sie es drucken oder sichern, trägt das Register den Tag ein.")
        self._shell.open_preview(kept.pdf, title, note, deeds)

    # the way out of the house

    def _print(self, kept: _Kept) -> None:
        enter = partial(self._enter, kept, LetterWay.PRINTED)
        said = partial(self._say_entered, _("Gedruckt und im Register der Schreiben eingetragen"))
        self._when_allowed(
            kept, lambda: self._shell.print_pdf(kept.pdf, kept.name, lambda: self._shell.run_task(enter, said))
        )

    def _save(self, kept: _Kept) -> None:
        def write(path: Path) -> None:
            said = _("Gesichert und im Register der Schreiben eingetragen: {name}").format(name=path.name)
            self._shell.run_task(lambda: self._written_and_entered(kept, path), partial(self._say_entered, said))

        wish = FileWish(_("PDF sichern"), f"{kept.name}.pdf", [(_("PDF-Datei"), "pdf")])
        self._shell.ask_file_to_save(wish, lambda path: self._when_allowed(kept, lambda: write(path)))

    def _when_allowed(self, kept: _Kept, leave: Callable[[], object]) -> None:
        """Once more just before it leaves: the address may be protected since the page was opened (T14)."""
        self._shell.run_task(
            lambda: kept_letter(self._desk, kept.family_id, kept.letter.letter_id), lambda _found: leave()
        )

    def _enter(self, kept: _Kept, way: LetterWay) -> Change | None:
        return record_kept_sent(self._desk, kept.letter.letter_id, digest_of(kept.pdf), way)

    def _written_and_entered(self, kept: _Kept, path: Path) -> Change | None:
        """No file without its entry."""
        write_pdf(path, kept.pdf)
        try:
            return self._enter(kept, LetterWay.FILE)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    # what is told

    def _say_entered(self, said: str, step: Change | None) -> None:
        saved_at = german_time(self._desk.clock.now())
        self._shell.set_saved(_("Gespeichert {time}").format(time=f"{saved_at:%H:%M}"))
        if step is None:
            self._shell.show_notice(said, _("Es war schon früher hinausgegangen; der Tag von damals bleibt."))
        else:
            back = partial(self._take_back, step.id)
            self._shell.show_notice(said, _("Der Tag steht jetzt beim Schreiben."), deed=_("Zurücknehmen"), call=back)
        self._changed()

    def _take_back(self, step: ChangeId) -> None:
        def told(_change: Change) -> None:
            self._shell.show_notice(_("Das Schreiben gilt wieder als nur aufbewahrt."))
            self._changed()

        self._shell.run_task(lambda: take_back(self._desk, step), told)


def _sameness(found: ReopenedLetter, pdf: bytes) -> str:
    if found.is_same_page(pdf):
        return _("Byte für Byte wie damals ausgegeben.")
    return _("Wortlaut wie damals ausgegeben, mit der heutigen Fassung des Programms gesetzt.")
