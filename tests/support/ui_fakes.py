"""A window for presenters without a window: tasks run at once, or when the test says so, and everything is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiberatung.ui.protocols import FileWish, OfferedDeed, PreviewDeeds, Question, TaskOptions


@dataclass
class ToldNotice:
    headline: str
    text: str
    tone: str
    deed: str
    call: Callable[[], object] | None


@dataclass
class DoneTask:
    """Tells that it was dropped, once, as the window does."""

    told: Callable[[], object] | None = None
    cancelled: bool = False
    finished: bool = False

    def cancel(self) -> None:
        if self.cancelled or self.finished:
            return
        self.cancelled = True
        if self.told is not None:
            self.told()


@dataclass
class FakeShell:
    """Fulfils `ui.protocols.Shell`; with `holding` tasks wait for `run_held`."""

    holding: bool = False
    agrees: bool = True
    notices: list[ToldNotice] = field(default_factory=list)
    offers: list[tuple[str, str, tuple[OfferedDeed, ...]]] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)
    visits: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    """What was copied, as HTML."""
    previews: list[tuple[bytes, str]] = field(default_factory=list)
    preview_deeds: list[PreviewDeeds | None] = field(default_factory=list)
    printed: list[tuple[bytes, str]] = field(default_factory=list)
    last_opened: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    file: Path = Path("datei")
    held: list[Callable[[], None]] = field(default_factory=list)
    pages_chosen: Sequence[int] = range(10_000)
    """In the print dialog."""
    tasks: list[DoneTask] = field(default_factory=list)

    def show_notice(
        self, headline: str, text: str = "", tone: str = "ok", deed: str = "", call: Callable[[], object] | None = None
    ) -> None:
        self.notices.append(ToldNotice(headline, text, tone, deed, call))

    def show_offer(self, headline: str, text: str, deeds: Sequence[OfferedDeed]) -> None:
        self.offers.append((headline, text, tuple(deeds)))

    def show_fault(self, fault: BaseException) -> None:
        self.faults.append(fault)

    def navigate(self, screen: str, **arguments: Any) -> None:
        self.visits.append((screen, arguments))

    def run_task(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        options: TaskOptions = TaskOptions(),  # noqa: B008 - frozen
    ) -> DoneTask:
        task = DoneTask(options.cancelled)
        self.tasks.append(task)

        def run() -> None:
            try:
                result = work()
            except Exception as fault:  # noqa: BLE001 - as the window does: every fault is shown
                task.finished = True
                (failed or self.show_fault)(fault)
                return
            task.finished = True
            if not task.cancelled:
                done(result)

        if self.holding:
            self.held.append(run)
        else:
            run()
        return task

    def run_held(self) -> None:
        """Let everything happen that waits, and what follows from it."""
        while self.held:
            self.held.pop(0)()

    def run_long_task(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        options: TaskOptions = TaskOptions(),  # noqa: B008 - frozen
    ) -> DoneTask:
        return self.run_task(lambda: work(self), done, failed, options)

    def report(self, done: int, whole: int) -> None: ...

    def check(self) -> None: ...

    def ask(self, question: Question, agreed: Callable[[], object]) -> None:
        self.questions.append(question)
        if self.agrees:
            agreed()

    def ask_file_to_save(self, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        chosen(self.file)

    def ask_file_to_open(self, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        chosen(self.file)

    def ask_folder(self, title: str, chosen: Callable[[Path], object]) -> None:
        chosen(self.file)

    def copy_text(self, text: str, said: str = "", page: str = "") -> None:
        self.copied.append(text)
        self.pages.append(page)

    def open_preview(self, pdf: bytes, title: str, note: str = "", deeds: PreviewDeeds | None = None) -> None:
        self.previews.append((pdf, title))
        self.preview_deeds.append(deeds)

    def print_pdf(self, pdf: bytes, title: str, printed: Callable[[], object] | None = None) -> None:
        self.printed.append((pdf, title))
        if printed is not None:
            printed()

    def print_pages(self, pdf: bytes, title: str, printed: Callable[[Sequence[int]], object]) -> None:
        """All of them, or those of `pages_chosen`."""
        self.printed.append((pdf, title))
        printed(self.pages_chosen)

    def set_title(self, title: str) -> None:
        self.titles.append(title)

    def set_saved(self, words: str, tone: str = "ok") -> None:
        self.saved.append(words)

    def forget_last_opened(self) -> None:
        self.last_opened.clear()

    def add_last_opened(self, title: str, note: str, screen: str, **arguments: Any) -> None:
        self.last_opened.append(title)
