"""`letters`: letters for many families, first told, then written as one file or as a folder of files."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output, say_error
from kiberatung.app.files import appearing, read_text
from kiberatung.app.opening import opened_desk
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.batch.leaving import (
    AT_A_TIME,
    BatchWork,
    ReadyLetter,
    allow_batch,
    file_names,
    set_alone,
    without_page,
)
from kiberatung.services.letters.batch.naming import NamedFamilies, families_of_numbers, numbers_in
from kiberatung.services.letters.batch.planning import BatchLetter, BatchWish
from kiberatung.services.letters.batch.preparing import batch_subjects, with_unprintable
from kiberatung.services.letters.batch.words import (
    address_words,
    languages_word,
    reason_to_stay,
    recipient_word,
    remark,
)
from kiberatung.services.letters.register import LetterWay


def letters(args: Namespace) -> Exit:
    """What cannot go is told and stays, all else goes; then the command ends as refused."""
    _require_aim(args)
    numbers = [*args.cases, *(numbers_in(read_text(args.source)) if args.source else [])]
    with opened_desk(args) as desk:
        named = families_of_numbers(desk, numbers)
        batch = _prepared(desk, args, named)
        going = [one for one in batch if not reason_to_stay(one)]
        files = _written(desk, args, going) if going and not args.dry_run else []
    _tell(args, batch, named, files)
    return Exit.DONE if going and len(going) == len(batch) and not named.unknown else Exit.REFUSED


def _require_aim(args: Namespace) -> None:
    aims = sum(map(bool, (args.dry_run, args.out, args.folder)))
    if aims != 1 or not (args.cases or args.source):
        raise DomainError(
            _("Es fehlen die Fälle, oder es ist nicht klar, wohin die Schreiben sollen."),
            _("Zum Beispiel: kiberatung letters invitation --from faelle.txt --out briefe.pdf"),
        )


def _prepared(desk: Desk, args: Namespace, named: NamedFamilies) -> list[BatchLetter]:
    """In the order of the post; where a sign has no glyph, the letter that holds it says so."""
    texts = composition.letter_texts()
    wish = BatchWish(LetterKind(args.kind), named.family_ids, german_alone=args.german)
    subjects = batch_subjects(desk, texts, wish) if named.family_ids else []
    batch = BatchWork(desk, texts).prepare_all(subjects, lambda _done: None)
    return with_unprintable(batch, composition.batch_typesetter())


def _written(desk: Desk, args: Namespace, going: Sequence[BatchLetter]) -> list[Path]:
    """Allowed, looked at again, and entered in the register like letters of the window."""
    allow_batch(desk, going)
    work = BatchWork(desk, composition.letter_texts())
    if args.out:
        _write_whole(work, going, args.out)
        return [args.out]
    _make_folder(args.folder)
    paths = [args.folder / name for name in file_names(going)]
    for begin in range(0, len(going), AT_A_TIME):
        part = slice(begin, begin + AT_A_TIME)
        ready = set_alone(work.look_again(going[part]), composition.batch_typesetter())
        for one, path in zip(ready, paths[part], strict=True):
            work.put_into_file(one, path, appearing)
    return paths


def _write_whole(work: BatchWork, going: Sequence[BatchLetter], path: Path) -> None:
    """The file has its name when the entries of all letters in it stand."""
    setter, ready = composition.batch_typesetter(), work.look_again(going)
    pdf = setter.render_letters([one.prepared.sheet for one in ready])
    known: list[ReadyLetter] = []
    for begin in range(0, len(ready), AT_A_TIME):
        known += map(without_page, set_alone(ready[begin : begin + AT_A_TIME], setter))
    with appearing(path, pdf):
        for one in known:
            work.record(one, LetterWay.FILE)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            _("Der Ordner „{name}“ lässt sich nicht anlegen: {reason}. Es wurde nichts geschrieben.").format(
                name=folder.name, reason=error.strerror
            ),
            _("Wählen Sie einen anderen Ort."),
        ) from None


def _tell(args: Namespace, batch: Sequence[BatchLetter], named: NamedFamilies, files: Sequence[Path]) -> None:
    """In the preview all letters, afterwards what was written; what stays is told in both on stderr."""
    out = Output(args.json)
    shown = {"letters": [_to_json(one) for one in batch], "unknown": list(named.unknown)}
    out.value({**shown, "files": [str(path) for path in files]})
    for number, one in enumerate(batch if args.dry_run else (), 1):
        state = _("bleibt weg") if reason_to_stay(one) else _("geht hinaus")
        words = (one.subject.case_number, state, recipient_word(one), address_words(one), languages_word(one))
        out.line("\t".join((str(number), *words, remark(one))))
    for path in files:
        out.line(_("Geschrieben: {path}").format(path=path))
    for number_of_case in named.unknown:
        say_error(
            _("Fall {number}: Eine Familie mit diesem Aktenzeichen finden Sie nicht.").format(number=number_of_case)
        )
    for one in batch:
        if reason := reason_to_stay(one):
            say_error(_("Fall {number}: {reason}").format(number=one.subject.case_number, reason=reason))


def _to_json(one: BatchLetter) -> dict[str, Any]:
    request = one.subject.request
    return {
        "case_number": one.subject.case_number,
        "family_id": str(request.family_id),
        "child_id": str(request.child_id) if request.child_id else None,
        "goes": not reason_to_stay(one),
        "recipient": recipient_word(one),
        "address": address_words(one),
        "language": one.letter.sheet.language if one.letter else request.language,
        "troubles": [trouble.value for trouble in one.troubles],
        "reason": reason_to_stay(one) or None,
    }
