"""How the sources of an answer are drawn in the talk."""

from kiberatung.basics.texts import N_
from kiberatung.domain.answers import Source
from kiberatung.ui.talk.shown import Origin

ICONS_OF_SOURCES = {
    Source.PASSPORT: "id-card",
    Source.CERTIFICATE: "file-check",
    Source.NOTICE: "file-check",
    Source.SEEN: "eye",
    Source.INTERPRETED: "message-circle",
    Source.OWN_WORDS: "quote",
    Source.SIBLING: "users",
}
ORIGINS: dict[Origin, tuple[str, str]] = {
    Origin.INTERPRETED: ("message-circle", N_("gedolmetscht")),
    Origin.OWN_WORDS: ("quote", N_("eigene Worte")),
    Origin.DOCUMENT: ("file-check", N_("aus Dokument")),
}
"""Icon and word of what is asked in the talk."""
