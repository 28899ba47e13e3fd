"""`form`: the Erfassungsbogen on paper or as a fillable file, and what stands in one that came back."""

from argparse import Namespace
from pathlib import Path

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output, print_json, say_error
from kiberatung.app.cli.people_commands import child_id
from kiberatung.app.files import read_file, write_bytes
from kiberatung.app.opening import opened_desk
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.exchange.filled_forms import LARGEST, read_filled_form
from kiberatung.services.data_sheets import empty_sheet, family_sheet
from kiberatung.services.forms.as_intake import family_as_intake, unreadable_sentences
from kiberatung.services.forms.understanding import understand
from kiberatung.services.letters.values import DataSheet


def form(args: Namespace) -> Exit:
    if args.read is not None:
        return _read(args.read, args)
    if not (args.kind and args.out):
        raise DomainError(
            _("Es fehlt die Art des Bogens oder der Ort der Datei."),
            _("Zum Beispiel: „kiberatung form fillable --language ar --out bogen.pdf“"),
        )
    pdf = composition.typesetter().render_data_sheet(_sheet(args))
    write_bytes(args.out, pdf)
    out = Output(args.json)
    out.value({"file": str(args.out), "bytes": len(pdf)})
    out.line(_("Geschrieben: {path}").format(path=args.out))
    return Exit.DONE


def _sheet(args: Namespace) -> DataSheet:
    texts, fillable = composition.sheet_texts(), args.kind == "fillable"
    with opened_desk(args) as desk:
        if not args.child:
            return empty_sheet(desk, texts, args.language, args.children, fillable=fillable)
        with desk.reading() as records:
            child = records.get(Child, child_id(args.child))
        return family_sheet(desk, texts, child.family_id, args.language, fillable=fillable)


def _read(path: Path, args: Namespace) -> Exit:
    """One family in a list, as `intake` takes it; no store is opened. What nobody can read is told beside it."""
    told = understand(
        read_filled_form(read_file(path, LARGEST)), composition.sheet_texts().answers, composition.clock(args).today()
    )
    print_json([family_as_intake(told)])
    unreadable = unreadable_sentences(told)
    for sentence in unreadable:
        say_error(sentence)
    return Exit.REFUSED if unreadable else Exit.DONE
