"""What stands in a line of the log cannot break it, turn it or hide in it (R42)."""

import pytest

from kiberatung.basics.plain_lines import plain_line

pytestmark = pytest.mark.requirement("R42")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Straße geändert – 3 km", "Straße geändert – 3 km"),
        ("eins\nzwei\r\tdrei", "eins␊zwei␍␉drei"),
        ("\x00\x1b[31mrot", "␀␛[31mrot"),
        ("links \u202ethcer", "links ⟨U+202E⟩thcer"),
        ("\u2066isoliert\u2069", "⟨U+2066⟩isoliert⟨U+2069⟩"),
        ("a\u2028b\u2029c\x85d", "a⟨U+2028⟩b⟨U+2029⟩c⟨U+0085⟩d"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("5\u00a0Kinder", "5\u00a0Kinder"),
    ],
)
def test_what_is_not_seen_is_shown(text, shown):
    assert plain_line(text) == shown
