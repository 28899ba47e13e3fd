"""The sources that the talk asks for, and how they are drawn."""

from kiberatung.basics.texts import N_
from kiberatung.ui.talk.shown import Origin

ORIGINS: dict[Origin, tuple[str, str]] = {
    Origin.INTERPRETED: ("message-circle", N_("gedolmetscht")),
    Origin.OWN_WORDS: ("quote", N_("eigene Worte")),
    Origin.DOCUMENT: ("file-check", N_("aus Dokument")),
}
"""Icon and word of what is asked in the talk."""
