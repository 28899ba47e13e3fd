"""The tabs of the family's page: none is read before it is wanted, all can be read ahead."""

import subprocess
import sys

from kiberatung.app.family_tabs import PARTS, read_ahead

TELL = """
import sys
from kiberatung.app.family_tabs import family_tabs
family_tabs(None, None)
print([name for name in sys.modules if name.startswith("kiberatung.ui.family.") and name.endswith(".view")])
"""


def test_tabs_are_named_without_reading_their_modules() -> None:
    told = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_reading_ahead_leaves_nothing_to_read() -> None:
    read_ahead()
    assert [part for part in PARTS if f"kiberatung.ui.family.{part}.view" not in sys.modules] == []
