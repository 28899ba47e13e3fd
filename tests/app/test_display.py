"""Without a screen the program says so calmly; it does not end inside Qt."""

import os
import subprocess
import sys

import pytest

from kiberatung.app.cli.output import Exit
from kiberatung.app.display import require_display
from kiberatung.domain.errors import EnvironmentFault


@pytest.mark.requirement("U50", figure="no display: one German sentence, exit 3")
def test_the_window_without_a_screen_is_one_german_sentence() -> None:
    blind = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"}
    environment = {name: value for name, value in os.environ.items() if name not in blind}
    ended = subprocess.run(
        [sys.executable, "-m", "kiberatung"], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == Exit.ENVIRONMENT
    assert "kein Bildschirm" in ended.stderr
    assert not {"qt.qpa", "Traceback", "xcb"} & set(ended.stderr.split())


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_screen_will_do(name: str) -> None:
    require_display({name: "x"}, "linux")


def test_other_systems_always_have_one() -> None:
    require_display({}, "win32")


def test_none_is_refused_with_a_way_out() -> None:
    with pytest.raises(EnvironmentFault, match="grafischer Anmeldung"):
        require_display({}, "linux")
