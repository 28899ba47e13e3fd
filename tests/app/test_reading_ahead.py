"""What is read beforehand need not be read when it is wanted."""

import sys

from kiberatung.app.family_tabs import PARTS
from kiberatung.app.reading_ahead import LISTS, read_ahead
from tests.support.desks import a_desk


def test_reading_ahead_leaves_nothing_to_read() -> None:
    read_ahead(a_desk())
    pages = [*(f"family.{part}" for part in PARTS), *LISTS]
    assert [page for page in pages if f"kiberatung.ui.{page}.view" not in sys.modules] == []
