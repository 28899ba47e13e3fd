"""`texts`: one language of the texts for families goes to a reviewer and comes back."""

from argparse import Namespace
from typing import Any

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output
from kiberatung.app.files import read_text, write_bytes
from kiberatung.app.opening import opened_desk
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.letter_languages import own_name_of
from kiberatung.services.catalogue_words import letter_language_word
from kiberatung.services.letters.editing.review_lines import ReviewState, state_sentence
from kiberatung.services.letters.editing.reviewing import (
    ReviewChange,
    ReviewPreview,
    export_language,
    preview_review,
    preview_sentence,
    read_review_states,
    take_in_review,
)


def list_languages(args: Namespace) -> Exit:
    with opened_desk(args) as desk:
        states = read_review_states(desk, composition.letter_texts())
    out = Output(args.json)
    out.value([_state_to_json(state) for state in states])
    for state in states:
        word = letter_language_word(state.language)
        out.line(f"{state.language}\t{word}\t{own_name_of(state.language)}\t{state_sentence(state)}")
    return Exit.DONE


def _state_to_json(state: ReviewState) -> dict[str, Any]:
    return {
        "language": state.language,
        "name": own_name_of(state.language),
        "reviewed": state.reviewed,
        "translated": state.translated,
        "texts": state.whole,
    }


def export(args: Namespace) -> Exit:
    """Both files are named after the language; what lies there under these names is replaced."""
    language: str = args.language
    with opened_desk(args) as desk:
        packet = export_language(desk, composition.letter_texts(), language, composition.review_files())
    pdf = composition.typesetter().render_review(packet.sheet)
    files = {"po": args.out / f"familientexte-{language}.po", "pdf": args.out / f"familientexte-{language}.pdf"}
    write_bytes(files["po"], packet.file)
    write_bytes(files["pdf"], pdf)
    out = Output(args.json)
    out.value({"language": language, "files": {kind: str(path) for kind, path in files.items()}})
    for path in files.values():
        out.line(_("Geschrieben: {path}").format(path=path))
    out.line(packet.sheet.state)
    return Exit.DONE


def take_in(args: Namespace) -> Exit:
    data = read_text(args.file).encode()
    texts, files = composition.letter_texts(), composition.review_files()
    with opened_desk(args) as desk:
        preview = preview_review(desk, texts, data, files, args.reviewed_by)
        if preview.changes and not args.dry_run:
            take_in_review(desk, texts, preview)
    out = Output(args.json)
    out.value(_preview_to_json(preview, taken=not args.dry_run))
    out.line(preview_sentence(preview))
    for change in preview.changes:
        if change.is_reworded:
            out.line(f"  {change.german}\n  − {change.before}\n  + {change.after}")
    if preview.unknown:
        count = len(preview.unknown)
        said = ngettext_(
            "{count} deutscher Text ist veraltet und bleibt außen vor.",
            "{count} deutsche Texte sind veraltet und bleiben außen vor.",
            count,
        )
        out.line(said.format(count=count))
    if args.dry_run:
        out.line(_("Nur angesehen, es wurde nichts geändert."))
    return Exit.DONE


def _preview_to_json(preview: ReviewPreview, *, taken: bool) -> dict[str, Any]:
    return {
        "language": preview.language,
        "taken": taken,
        "unchanged": preview.unchanged,
        "outdated": list(preview.unknown),
        "changes": [_change_to_json(change) for change in preview.changes],
    }


def _change_to_json(change: ReviewChange) -> dict[str, Any]:
    return {
        "german": change.german,
        "before": change.before,
        "after": change.after,
        "reviewed_by": change.reviewer or None,
        "reviewed_on": change.reviewed_on.isoformat() if change.reviewed_on else None,
    }
