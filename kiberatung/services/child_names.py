"""How a child is called where it must be told from its siblings."""

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child


def name_of_child(child: Child) -> str:
    return child.given_names or child.family_name or _("Kind ohne Namen")
