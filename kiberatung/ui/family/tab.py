"""What a tab of the family's page is."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.open_items import Deed


@dataclass(frozen=True, slots=True)
class OwnDeed:
    """The one primary button of a tab; it stands in the page's head while the tab is in front."""

    text: str
    call: Callable[[], object]


class FamilyTab(QWidget):
    """Made at its first showing, shown for one family after the other."""

    has_primary = False
    """Whether the tab shows a primary button itself, at its foot: then the head shows none."""
    own_deed_changed = Signal()

    def show_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        """Read and show this family; `child_id` is the child the person came for."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read again what is shown: after undo, F5, or a deed elsewhere."""
        raise NotImplementedError

    def leave(self) -> None:
        """The person goes elsewhere: save what is unsaved."""

    def wish_field(self, field: str) -> None:
        """The person came for this field of the child: go there when it is shown."""

    def begin_deed(self, deed: Deed) -> None:
        """The person came for this deed: go to the place where it is done."""

    def own_deed(self) -> OwnDeed | None:
        """None leaves the head's button to the family's next deed."""
        return None

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        self.setFocus()


@dataclass(frozen=True, slots=True)
class TabContext:
    """What the page lends its tabs: `changed` after each deed, `do_deed` for what another place does."""

    changed: Callable[[], None]
    do_deed: Callable[[Deed, ChildId | None], None]


@dataclass(frozen=True, slots=True)
class TabSpec:
    key: str
    title: str
    factory: Callable[[TabContext], FamilyTab]
