"""Two marked lines of the list are opened side by side."""

from collections.abc import Hashable, Sequence

from kiberatung.basics.texts import _
from kiberatung.ui.families.listing import ListKind
from kiberatung.ui.protocols import Shell


def compare_marked(shell: Shell, keys: Sequence[Hashable], kind: object) -> None:
    """Says how it is done where there are not two."""
    if len(keys) != 2:
        shell.show_notice(
            _("Zum Vergleichen braucht es zwei Zeilen"),
            _("Markieren Sie zwei Kinder oder zwei Familien mit der Leertaste und wählen Sie es dann noch einmal."),
            "info",
        )
        return
    names = ("child_id", "other_id") if kind is ListKind.CHILDREN else ("family_id", "other_family_id")
    shell.navigate("compare", **dict(zip(names, keys, strict=True)), origin="families")
