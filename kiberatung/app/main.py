"""The way in: a command of the command line, or the window."""

import builtins
import gc
import importlib
import os
import sys
from argparse import Namespace

from kiberatung.app.cli.arguments import parsed
from kiberatung.app.cli.output import Exit, say_error
from kiberatung.app.display import require_display
from kiberatung.app.early_unlock import EarlyUnlock
from kiberatung.app.files import read_passphrase, store_path
from kiberatung.app.hardening import harden
from kiberatung.basics.texts import _
from kiberatung.documents import setting_child
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.storage.keys import derivation_child


def main(arguments: list[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
    if arguments is None:
        harden()
    given = sys.argv[1:] if arguments is None else arguments
    if given == [derivation_child.ARGUMENT]:
        derivation_child.main()
        return Exit.DONE
    if given == [setting_child.ARGUMENT]:
        setting_child.main()
        return Exit.DONE
    args = parsed(given)
    for name in ("store", "passphrase_file", "passphrase_fd", "now"):
        args.__dict__.setdefault(name, None)
    args.__dict__.setdefault("json", False)
    return run_command(args) if args.doer else _run_window(args)


def _run_window(args: Namespace) -> int:
    """With a passphrase given the store opens by itself; its key is derived while Qt is imported.

    Looking for garbage among modules that are only just imported takes a sixth of the start and finds none.
    """
    gc.disable()
    try:
        require_display(os.environ)
    except EnvironmentFault as fault:
        say_error(str(fault))
        return Exit.ENVIRONMENT
    try:
        early = _early_unlock(args)
    except (DomainError, EnvironmentFault) as fault:
        say_error(str(fault))
        return Exit.REFUSED
    _import_qt()
    from kiberatung.app.window import run_window  # noqa: PLC0415 - no command loads Qt

    return run_window(args, early)


def _import_qt() -> None:
    """Without its own import, which would read the source of every later module in search of `__feature__`.

    Nobody here asks for those features, and the start is a tenth shorter. Every widget is made after it.
    """
    plain = builtins.__import__
    overrides = importlib.import_module("kiberatung.ui.overrides")
    builtins.__import__ = plain
    overrides.raise_errors_whole()


def _early_unlock(args: Namespace) -> EarlyUnlock | None:
    if args.passphrase_file is None and args.passphrase_fd is None:
        return None
    return EarlyUnlock(store_path(args), read_passphrase(args.passphrase_file, args.passphrase_fd))


def run_command(args: Namespace) -> int:
    """No traceback ever reaches the person: what is foreseen is a sentence, what is not is a bug, said calmly."""
    module, function = args.doer.split(":")
    try:
        return int(getattr(importlib.import_module(f"kiberatung.app.cli.{module}"), function)(args))
    except DomainError as refusal:
        say_error(str(refusal))
        return Exit.REFUSED
    except EnvironmentFault as fault:
        say_error(str(fault))
        return Exit.ENVIRONMENT
    except KeyboardInterrupt:
        say_error(_("Abgebrochen. Gespeichertes bleibt gespeichert."))
        return Exit.REFUSED
    except BrokenPipeError:
        return Exit.ENVIRONMENT
    except Exception as bug:
        import logging  # noqa: PLC0415 - wanted only here, and slow to import

        logging.getLogger(__name__).debug("unexpected", exc_info=True)
        say_error(
            _("Ein Fehler im Programm hat den Befehl beendet ({kind}, {place}). Gespeichertes ist sicher.").format(
                kind=type(bug).__name__, place=_place(bug)
            )
        )
        return Exit.ENVIRONMENT


def _place(bug: Exception) -> str:
    trace = bug.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"
