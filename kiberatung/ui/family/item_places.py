"""Open items that are about one talk or one pair of children lead straight to it."""

from kiberatung.services.open_items import Deed, OpenItem
from kiberatung.ui.protocols import Shell


def go_to_item(shell: Shell, item: OpenItem) -> bool:
    """False for the others: they are done somewhere on the page of the family, or by a screen for the whole family."""
    if item.deed is Deed.APPOINTMENT and item.appointment_id is not None:
        shell.navigate("appointments", appointment_id=item.appointment_id)
        return True
    if item.deed is Deed.COMPARE and item.other_child_id is not None:
        shell.navigate("compare", child_id=item.child_id, other_id=item.other_child_id)
        return True
    if item.deed is Deed.LOOK and item.other_family_id is not None:
        shell.navigate("family", family_id=item.other_family_id, child_id=item.other_child_id)
        return True
    return False
