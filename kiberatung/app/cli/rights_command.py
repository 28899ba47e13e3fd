"""`rights`: who may do what, as the program itself has it."""

from argparse import Namespace

from kiberatung.app.cli.output import Exit, Output
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.accounts import Role
from kiberatung.services.labels import label_of
from kiberatung.services.rights import Right, table_of_rights

NO = "–"


def rights(args: Namespace) -> Exit:
    table = table_of_rights()
    out = Output(args.json)
    out.value([_as_json(right) for right in table])
    heads = [_("Was"), *(label_of(role) for role in Role)]
    lines = [heads, *([right.words, *(_mark(right, role) for role in Role)] for right in table)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    for line in lines:
        out.line("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
    count = ngettext_("{count} Funktion, {roles} Rollen.", "{count} Funktionen, {roles} Rollen.", len(table))
    out.line(count.format(count=len(table), roles=len(Role)))
    return Exit.DONE


def _mark(right: Right, role: Role) -> str:
    return _("ja") if role in right.allowed else NO


def _as_json(right: Right) -> dict[str, object]:
    allowed = [role.value for role in Role if role in right.allowed]
    return {"function": right.name, "words": right.words, "roles": allowed, "noted": right.noted}
