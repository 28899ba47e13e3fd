"""The tabs of the family's page: none is read before it is wanted."""

import subprocess
import sys

TELL = """
import sys
from kiberatung.app.family_tabs import family_tabs
family_tabs(None, None)
print([name for name in sys.modules if name.startswith("kiberatung.ui.family.") and name.endswith(".view")])
"""


def test_tabs_are_named_without_reading_their_modules() -> None:
    told = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
