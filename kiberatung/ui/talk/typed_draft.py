"""Keeps the answer and the note that are being typed in the talk until they are stored."""

from kiberatung.ui.talk.question_panel import QuestionPanel
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort


class TypedDraft(DraftKeeper):
    """The talk comes back to the question that is open, so the text goes back into the field it was typed in."""

    def __init__(self, port: DraftPort, panel: QuestionPanel) -> None:
        super().__init__(port, {"answer": panel.field, "note": panel.note})
