"""Letters for many without a window: chosen, set, looked at again, given out whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiberatung.app.files import appearing
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.letters import Letter, LetterKind, SentSheet
from kiberatung.services.letters.batch.planning import Trouble
from kiberatung.services.letters.kept_sheets import digest_of, unpack_sheet
from kiberatung.services.letters.values import LetterSheet
from kiberatung.ui.letters.batch import leaving
from kiberatung.ui.letters.batch.presenter import BatchPresenter, BatchShown, BatchTools
from tests.services.letters.batch_town import EVERYBODY, FAR, NEAR, NOWHERE, PROTECTED, a_town, wish
from tests.services.letters.paper_desk import FAMILY, TEXTS
from tests.support.ui_fakes import FakeShell


class SheetsAsText:
    """Stands for the typesetter; `after` is called with each file it sets."""

    def __init__(self) -> None:
        self.after: Callable[[], object] = lambda: None

    def render_letters(self, sheets: Sequence[LetterSheet], told: Callable[[int], None] | None = None) -> bytes:
        if told:
            told(len(sheets))
        return "\n".join(one.recipient[0] for one in sheets).encode()

    def render_each(self, sheets: Sequence[LetterSheet]) -> list[bytes]:
        self.after()
        return [self.render_letters([one]) for one in sheets]


@dataclass
class Seen:
    shown: BatchShown | None = None
    pdf: bytes = b""
    running: list[str] = field(default_factory=list)

    def show_batch(self, shown: BatchShown) -> None:
        self.shown = shown

    def show_pages(self, pdf: bytes) -> None:
        self.pdf = pdf

    def places_of_letters(self) -> Sequence[range]:
        """Two pages each."""
        return [range(2 * number, 2 * number + 2) for number in range(self.pdf.count(b"\n") + 1)]

    def show_running(self, words: str) -> None:
        self.running.append(words)


class Batch:
    def __init__(self, *without_appointment: FamilyId) -> None:
        self.desk = a_town(*without_appointment)
        self.shell, self.seen, self.setter = FakeShell(), Seen(), SheetsAsText()
        tools = BatchTools(lambda: TEXTS, lambda: self.setter, appearing)
        self.presenter = BatchPresenter(self.shell, self.desk, tools, self.seen)
        self.presenter.open(wish())

    @property
    def going(self) -> list[FamilyId]:
        return [one.subject.request.family_id for one in self.presenter.going()]

    def letters(self) -> list[Letter]:
        with self.desk.reading() as records:
            return records.find(Letter)

    def change(self, family_id: FamilyId, **new: object) -> None:
        with self.desk.changing("Angaben geändert") as work:
            work.put(replace(work.get(Family, family_id), **new))  # type: ignore[arg-type]  # any of its fields
            work.commit()


def test_it_shows_all_and_sets_the_pages_of_those_that_go() -> None:
    batch = Batch()
    assert batch.going == [NEAR, FAMILY, FAR, PROTECTED]
    assert batch.seen.pdf.count(b"\n") == 3
    assert batch.seen.shown is not None
    assert batch.seen.shown.summary == "4 von 5 Schreiben gehen hinaus, 1 davon in die Hand"
    assert (batch.seen.shown.by_trouble[Trouble.NO_ADDRESS], batch.seen.shown.is_set) == (1, True)


def test_what_is_left_out_or_sent_after_all_changes_the_pages() -> None:
    batch = Batch()
    batch.presenter.send_all_with(Trouble.PROTECTED, goes=False)
    batch.presenter.send_all_with(Trouble.NO_ADDRESS, goes=True)
    assert batch.going == [NEAR, FAMILY, FAR, NOWHERE]
    batch.presenter.reload()
    assert batch.going == [NEAR, FAMILY, FAR, NOWHERE]
    batch.presenter.choose(kind=LetterKind.REMINDER)
    assert batch.going == [NEAR, FAMILY, FAR, PROTECTED]


def test_all_drafts_are_left_to_german_and_stay_so_when_read_again() -> None:
    batch = Batch()
    batch.presenter.make_all_german(Trouble.UNREVIEWED)
    batch.presenter.reload()
    assert batch.seen.shown is not None
    assert Trouble.UNREVIEWED not in batch.seen.shown.by_trouble


def test_printing_enters_all_letters_once() -> None:
    batch = Batch()
    batch.presenter.print_letters()
    assert batch.shell.printed == [(batch.seen.pdf, "Einladung zum Gespräch, 4 Schreiben")]
    assert [one.family_id for one in batch.letters()] == batch.going
    assert batch.shell.notices[-1].headline.endswith("Schreiben: 4")
    assert batch.seen.running[-1] == ""


@pytest.mark.parametrize("way", ["print_letters", "save_whole", "save_files", "keep"])
def test_each_is_known_again_by_its_page_whatever_way_it_took(way: str, tmp_path: Path) -> None:
    batch = Batch()
    batch.shell.file = tmp_path / "alle.pdf" if way == "save_whole" else tmp_path
    getattr(batch.presenter, way)()
    with batch.desk.reading() as records:
        kept = records.find(SentSheet)
    alone = [batch.setter.render_letters([unpack_sheet(one.sheet)]) for one in kept]
    assert [one.digest for one in kept] == [digest_of(page) for page in alone]
    assert len(kept) == 4


def test_a_page_that_cannot_be_set_alone_stops_all_before_the_printer() -> None:
    batch = Batch()
    batch.setter.after = _refuse
    batch.presenter.print_letters()
    assert (batch.shell.printed, batch.letters(), len(batch.shell.faults)) == ([], [], 1)


def _refuse() -> None:
    raise EnvironmentFault("Die Seite lässt sich nicht setzen.", "Versuchen Sie es noch einmal.")


def test_a_letter_of_which_a_page_was_not_printed_is_not_entered() -> None:
    batch = Batch()
    batch.shell.pages_chosen = range(3)
    batch.presenter.print_letters()
    assert [one.family_id for one in batch.letters()] == [NEAR]


def test_one_file_holds_all_and_all_are_entered(tmp_path: Path) -> None:
    batch = Batch()
    batch.shell.file = tmp_path / "alle.pdf"
    batch.presenter.save_whole()
    assert (tmp_path / "alle.pdf").read_bytes() == batch.seen.pdf
    assert len(batch.letters()) == 4


def test_a_file_for_each_and_each_is_entered(tmp_path: Path) -> None:
    batch = Batch()
    batch.shell.file = tmp_path
    batch.presenter.save_files()
    assert min(file.name for file in tmp_path.iterdir()) == "1 Einladung zum Gespräch, Fall 2026-0502.pdf"
    assert (len(list(tmp_path.iterdir())), len(batch.letters())) == (4, 4)


def test_only_kept_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    batch = Batch()
    batch.presenter.keep()
    assert [one.sent_on for one in batch.letters()] == [None] * 4
    assert "Nichts hat das Haus verlassen" in batch.shell.notices[-1].text


@pytest.mark.requirement("U52")
def test_a_change_since_the_preview_stops_all_and_shows_it_anew() -> None:
    batch = Batch()
    batch.change(FAR, address_protected=True)
    batch.presenter.print_letters()
    assert (batch.shell.printed, batch.letters()) == ([], [])
    assert "Schreiben: 1" in str(batch.shell.faults[0])
    assert batch.going == [NEAR, FAMILY, PROTECTED, FAR]
    assert batch.presenter.letters[-1].is_by_hand
    batch.presenter.print_letters()
    assert len(batch.letters()) == 4


@pytest.mark.parametrize("way", ["stop", "change"])
def test_stopping_between_leaves_whole_letters_only(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "AT_A_TIME", 1)
    batch = Batch()
    batch.shell.file = tmp_path
    batch.setter.after = batch.presenter.stop if way == "stop" else lambda: batch.change(FAMILY, house_number="99")
    batch.presenter.save_files()
    assert [file.name[0] for file in tmp_path.iterdir()] == ["1"]
    assert [one.family_id for one in batch.letters()] == [NEAR]
    assert len(batch.shell.faults) == (way == "change")


def test_what_is_missing_is_filled_where_it_is_entered() -> None:
    batch = Batch(NEAR)
    keys = {one.subject.request.family_id: one.key for one in batch.presenter.letters}
    batch.presenter.fill(keys[NOWHERE])
    batch.presenter.fill(keys[NEAR])
    assert [(screen, to.get("tab")) for screen, to in batch.shell.visits] == [
        ("family", "intake"), ("appointments", None),
    ]  # fmt: skip
    batch.change(NOWHERE, street="Kirchplatz", house_number="3", postcode="48282")
    batch.presenter.open(batch.presenter.wish)
    assert set(EVERYBODY) - set(batch.going) == {NEAR}
