"""How the source of an answer is drawn, in the intake and in the talk alike."""

from kiberatung.domain.answers import Source

ICONS_OF_SOURCES = {
    Source.PASSPORT: "id-card",
    Source.CERTIFICATE: "file-check",
    Source.NOTICE: "file-check",
    Source.SEEN: "eye",
    Source.INTERPRETED: "message-circle",
    Source.OWN_WORDS: "quote",
    Source.SIBLING: "copy",
}
