"""Keeps the choices of the page as a draft; it shows nothing itself."""

from collections.abc import Callable

from kiberatung.ui.family.recommendation.presenter import RecommendationPresenter
from kiberatung.ui.family.recommendation.wish_text import text_of_wish, wish_of_text
from kiberatung.ui.widgets.draft_keeper import DraftPart


class WishPart(DraftPart):
    """`restored` is called after a kept choice has become the choice of the page again."""

    def __init__(self, presenter: RecommendationPresenter, restored: Callable[[], object]) -> None:
        super().__init__()
        self._presenter, self._restored = presenter, restored
        presenter.wish_chosen = self.draft_changed.emit

    def draft_text(self) -> str:
        """Empty while only the program has proposed."""
        wish = self._presenter.wish
        return text_of_wish(wish) if wish is not None and self._presenter.is_chosen else ""

    def take_draft(self, text: str) -> None:
        wish = wish_of_text(text)
        if wish is not None:
            self._presenter.restore(wish)
            self._restored()
