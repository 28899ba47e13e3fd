"""`audit verify`: does the log hold, link by link, to the last known state?"""

from argparse import Namespace
from time import perf_counter

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output, say_error
from kiberatung.app.opening import open_store
from kiberatung.basics.texts import _
from kiberatung.storage import checks


def verify(args: Namespace) -> Exit:
    """Reads only: no backup is made of a store whose log does not hold."""
    store = open_store(args, composition.clock(args))
    try:
        started = perf_counter()
        chain = checks.audit(store)
        seconds = perf_counter() - started
    finally:
        store.close(backup=False)
    out = Output(args.json)
    out.value(
        {"sound": not chain.findings, "links": chain.links, "rows": chain.rows, "head": chain.head}
        | {"seconds": round(seconds, 3), "findings": chain.findings}
    )
    for finding in chain.findings:
        say_error(finding)
    if not chain.findings:
        text = _("Der Verlauf ist unversehrt: {links} Einträge mit {rows} Angaben, letzte Prüfsumme {head}.")
        out.line(text.format(links=chain.links, rows=chain.rows, head=chain.head[:16]))
    return Exit.REFUSED if chain.findings else Exit.DONE
