"""The marked lines of the list get letters, all at once."""

from collections.abc import Hashable, Sequence

from kiberatung.basics.texts import _
from kiberatung.ui.families.listing import ListKind
from kiberatung.ui.protocols import Shell


def write_to_marked(shell: Shell, keys: Sequence[Hashable], kind: object) -> None:
    """Says how it is done where nothing is marked: never the whole list by mistake."""
    if not keys:
        shell.show_notice(
            _("Für mehrere Schreiben braucht es mehrere Zeilen"),
            _("Markieren Sie Kinder oder Familien mit der Leertaste und wählen Sie es dann noch einmal."),
            "info",
        )
        return
    shell.navigate("batch", keys=tuple(keys), of_children=kind is ListKind.CHILDREN)
