"""`letter` and `handover`: what goes into hands and what leaves the office."""

from argparse import Namespace
from typing import Any

from kiberatung.app import composition
from kiberatung.app.cli.arguments import LETTER_KINDS
from kiberatung.app.cli.output import Exit, Output
from kiberatung.app.cli.people_commands import child_id
from kiberatung.app.files import appearing
from kiberatung.app.opening import opened_desk
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.choosing import ready_children
from kiberatung.services.handovers.creating import HandoverResult, create_handover, create_plain_handover
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat, Lock, Protection, usual_protection
from kiberatung.services.handovers.previewing import HandoverPreview, preview_handover
from kiberatung.services.handovers.recipients import recipient_named
from kiberatung.services.labels import label_of
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kept_sheets import digest_of
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.register import LetterWay, record_letter_sent
from kiberatung.services.letters.request import LetterRequest


def letter(args: Namespace) -> Exit:
    out = Output(args.json)
    texts = composition.letter_texts()
    if args.list:
        languages = list(texts.languages.tags())
        out.value({"kinds": list(LETTER_KINDS), "languages": languages})
        for kind in LETTER_KINDS:
            in_languages = [GERMAN] if RULES[LetterKind(kind)].german_only else languages
            out.line(f"{kind}\t{label_of(LetterKind(kind))}\t{' '.join(in_languages)}")
        return Exit.DONE
    if not (args.kind and args.child and args.out):
        raise DomainError(
            _("Es fehlt die Art des Schreibens, das Kind oder der Ort der Datei."),
            _("Zum Beispiel: kiberatung letter invitation --child KENNZEICHEN --out brief.pdf"),
        )
    with opened_desk(args) as desk:
        with desk.reading() as records:
            child = records.get(Child, child_id(args.child))
        request = LetterRequest(
            kind=LetterKind(args.kind), family_id=child.family_id, child_id=child.id, language=args.language
        )
        prepared = prepare_letter(desk, texts, request)
        pdf = composition.typesetter().render_letter(prepared.sheet)
        with appearing(args.out, pdf):
            record_letter_sent(desk, prepared, digest_of(pdf), LetterWay.FILE)
    out.value({"file": str(args.out), "bytes": len(pdf), "warnings": list(prepared.warnings)})
    out.line(_("Geschrieben: {path}").format(path=args.out))
    for warning in prepared.warnings:
        out.line(f"  {warning}")
    return Exit.DONE


def handover(args: Namespace) -> Exit:
    wanted = HandoverForm(format=HandoverFormat(args.format))
    writer = composition.handover_writer()
    with opened_desk(args) as desk:
        recipient = recipient_named(desk, args.to)
        children = [child_id(text) for text in args.child] or ready_children(desk, recipient.kind, args.since)
        preview = preview_handover(desk, recipient, children, wanted, writer)
        result = _create(desk, args, preview)
    out = Output(args.json)
    out.value(_result_to_json(result, preview))
    out.line(preview.summary)
    out.line(_("Geschrieben: {path}").format(path=result.written.path))
    if result.passphrase:
        out.line(_("Passphrase, nur am Telefon sagen: {passphrase}").format(passphrase=result.passphrase))
    for finding in preview.findings:
        out.line(f"  {finding.text}")
    return Exit.DONE


def _create(desk: Desk, args: Namespace, preview: HandoverPreview) -> HandoverResult:
    writer = composition.handover_writer()
    if args.plain is not None:
        lock = Lock(protection=Protection.PLAIN, plain_reason=args.plain)
        return create_plain_handover(desk, preview, lock, args.out, writer)
    protection = usual_protection(preview.recipient.kind)
    lock = Lock(protection=protection, passphrase=composition.passphrases().next())
    return create_handover(desk, preview, lock, args.out, writer)


def _result_to_json(result: HandoverResult, preview: HandoverPreview) -> dict[str, Any]:
    return {
        "number": result.handover.number,
        "recipient": preview.recipient.name,
        "children": len(preview.children),
        "path": str(result.written.path),
        "passphrase": result.passphrase or None,
        "sha256": result.handover.sha256,
        "findings": [{"level": finding.level.value, "text": finding.text} for finding in preview.findings],
    }
