"""The rows of school places as a list, with the filters above it as what a saved view starts from."""

from collections.abc import Sequence

from kiberatung.domain.list_views import ListView
from kiberatung.services.desk import Desk
from kiberatung.services.list_output import OtherList, OtherListTaken, OutputForm, note_list
from kiberatung.services.places_page import GroupRow
from kiberatung.ui.lists.memory import RowsInMemory
from kiberatung.ui.lists.views import SeenList
from kiberatung.ui.schools.presenter import SchoolsPresenter
from kiberatung.ui.schools.rows import Wish, places_list, wish_words

_PARTS = 3


class PlaceRows(RowsInMemory[GroupRow]):
    def __init__(self, desk: Desk, presenter: SchoolsPresenter) -> None:
        super().__init__(places_list(), lambda row: row.group.id, self._write_down)
        self._desk, self._presenter = desk, presenter

    @property
    def sought(self) -> str:
        return wish_words(self._presenter.wish)

    def seen(self) -> SeenList:
        wish = self._presenter.wish
        return SeenList(self._layout, f"{wish.grade}|{int(wish.only_free)}|{wish.schulform}", wish.text)

    def show_view(self, view: ListView) -> None:
        self._presenter.show_wish(wish_of(view))

    def find(self, typed: str) -> None:
        """Letters go to the search line."""
        del typed

    def _write_down(self, form: OutputForm, rows: Sequence[GroupRow]) -> None:
        note_list(self._desk, OtherListTaken(subject=OtherList.PLACES, form=form, rows=len(rows)))


def wish_of(view: ListView) -> Wish:
    """What cannot be read lets everything through."""
    parts = view.base.split("|", _PARTS - 1)
    if len(parts) != _PARTS or not parts[0].isdecimal():
        return Wish(text=view.text)
    return Wish(text=view.text, schulform=parts[2], grade=int(parts[0]), only_free=parts[1] == "1")
