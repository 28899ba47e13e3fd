"""What a presenter may ask of the window, without Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

Result = TypeVar("Result")
Tone = Literal["ok", "warn", "danger", "info"]


class Lane(Enum):
    """Where work runs: everything that touches the store in one thread, the rest in a small pool."""

    DATABASE = "database"
    POOL = "pool"


class TaskControl(Protocol):
    """What long work uses while it runs, in its own thread."""

    def report(self, done: int, whole: int) -> None:
        """How far it is; a `whole` of 0 says that the end is not known."""
        ...

    def check(self) -> None:
        """Raises TaskCancelledError when the person no longer wants the result; call between two steps."""
        ...


class TaskCancelledError(Exception):
    """The person cancelled; nobody is told."""


class RunningTask(Protocol):
    """Work that has been started."""

    def cancel(self) -> None:
        """Drop the result, and stop at the next `check`."""
        ...


@dataclass(frozen=True, slots=True)
class TaskOptions:
    """`title` stands at the progress bar; a newer task with the same `key` replaces an older one.

    `can_cancel` is False for what must not be left half told: its result is always given. `after_paint` begins when
    what was shown just now is on the screen, instead of keeping it from getting there. `cancelled` is told when it was
    dropped before its end, by whoever asked or from the progress bar.
    """

    title: str = ""
    lane: Lane = Lane.DATABASE
    key: str = ""
    can_cancel: bool = True
    after_paint: bool = False
    cancelled: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A dialog for what cannot be undone: the deed is a verb, the safe way is the default."""

    heading: str
    text: str
    deed: str
    keep: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class FileWish:
    """`suggestion` names the file without a person's name; `kinds` as ("PDF-Datei", "pdf")."""

    title: str
    suggestion: str = ""
    kinds: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One answer of the search line at the top: what it is, and what choosing it does."""

    title: str
    call: Callable[[], object]
    note: str = ""
    original: str = ""
    icon: str = "user-round"


# Gets the text and a function that takes the entries, now or later, on the main thread.
FindEntries = Callable[[str, Callable[[Sequence[FoundEntry]], None]], None]


@dataclass(frozen=True, slots=True)
class OfferedDeed:
    """A verb on a button and what it does."""

    word: str
    call: Callable[[], object]


@dataclass(frozen=True, slots=True)
class PreviewDeeds:
    """What printing and saving do in a preview whose page is entered when it leaves the house."""

    print: Callable[[], object]
    save: Callable[[], object]


class Shell(Protocol):
    """The window, as presenters know it. All calls and callbacks happen on the main thread."""

    def show_notice(
        self, headline: str, text: str = "", tone: Tone = "ok", deed: str = "", call: Callable[[], object] | None = None
    ) -> None: ...

    def show_offer(self, headline: str, text: str, deeds: Sequence[OfferedDeed]) -> None:
        """A hint with several deeds of which none must be chosen."""
        ...

    def show_fault(self, fault: BaseException) -> None:
        """A TellableError becomes a notice with its next step, anything else the crash window."""
        ...

    def navigate(self, screen: str, **arguments: Any) -> None: ...

    def run_task(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
        options: TaskOptions = ...,
    ) -> RunningTask:
        """Run off the main thread; without `failed` the fault is shown."""
        ...

    def run_long_task(
        self,
        work: Callable[[TaskControl], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
        options: TaskOptions = ...,
    ) -> RunningTask:
        """As `run_task`, for work that reports progress and can be cancelled."""
        ...

    def ask(self, question: Question, agreed: Callable[[], object]) -> None: ...

    def ask_file_to_save(self, wish: FileWish, chosen: Callable[[Path], object]) -> None: ...

    def ask_file_to_open(self, wish: FileWish, chosen: Callable[[Path], object]) -> None: ...

    def ask_folder(self, title: str, chosen: Callable[[Path], object]) -> None: ...

    def copy_text(self, text: str, said: str = "", page: str = "") -> None:
        """To the clipboard; `said` is the headline of the notice, empty for none, `page` the same text as HTML."""
        ...

    def open_preview(self, pdf: bytes, title: str, note: str = "", deeds: PreviewDeeds | None = None) -> None:
        """The page in front of everything; without `deeds` it is printed and saved as it is, and nothing entered."""
        ...

    def print_pdf(self, pdf: bytes, title: str, printed: Callable[[], object] | None = None) -> None:
        """Ask for a printer and print in true size; `title` names the job, `printed` is called after a good end."""
        ...

    def print_pages(self, pdf: bytes, title: str, printed: Callable[[Sequence[int]], object]) -> None:
        """As `print_pdf`; `printed` is told which pages the person chose, from 0."""
        ...

    def set_title(self, title: str) -> None:
        """What the window shows, the distinct part first and no person's name: "Aufnahme: Fall 2026-0412"."""
        ...

    def set_saved(self, words: str, tone: Literal["ok", "warn", "danger", "muted"] = "ok") -> None:
        """The state of saving in the status bar."""
        ...

    def forget_last_opened(self) -> None:
        """The whole list: whoever was erased is named nowhere."""
        ...

    def add_last_opened(self, title: str, note: str, screen: str, **arguments: Any) -> None:
        """Remember in the navigation until the program closes."""
        ...
