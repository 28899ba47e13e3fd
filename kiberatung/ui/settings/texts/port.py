"""What the page of texts gets from outside; each is made at first use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiberatung.services.letters.editing.review_lines import ReviewSheet
from kiberatung.services.letters.editing.reviewing import ReviewFiles
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import LetterSheet


class TextRenderer(Protocol):
    def render_letter(self, sheet: LetterSheet) -> bytes: ...

    def render_review(self, sheet: ReviewSheet) -> bytes: ...


@dataclass(frozen=True, slots=True)
class TextTools:
    texts: Callable[[], LetterTexts]
    renderer: Callable[[], TextRenderer]
    files: Callable[[], ReviewFiles]
