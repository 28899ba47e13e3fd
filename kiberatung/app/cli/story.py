"""`story`: the main job from the report to the first school day, on a fresh practice store, without a display."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from kiberatung.app import composition, opening
from kiberatung.app.cli.output import Exit, Output
from kiberatung.app.files import write_bytes
from kiberatung.app.practice import fill_practice
from kiberatung.app.session import PRACTICE_PASSPHRASE
from kiberatung.app.story.pictures import take_pictures
from kiberatung.app.story.playing import Story
from kiberatung.app.story.shown import Shown
from kiberatung.basics.clock import FixedClock
from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.storage import checks

STORY_DAY = date(2026, 11, 23)
"""A Monday; fixed, so that the same seed tells the same story on any day."""
FAMILIES = 12


def story(args: Namespace) -> Exit:
    folder = _fresh_folder(args.out or Path("story"))
    out = Output(args.json)
    out.line(_("Die Übungsstadt wird aufgebaut. Alle Personen sind erfunden."))
    clock = FixedClock.on(args.now or STORY_DAY)
    path = folder / "uebungsstadt.kib"
    store = opening.make_practice_store(path, PRACTICE_PASSPHRASE, clock, args.seed)
    try:
        account = opening.account_of(store)
        fill_practice(store, account, clock.today(), FAMILIES, args.seed)
        desk = composition.desk(store, clock, account, composition.identifiers(clock, f"story {args.seed}"))
        told = Story(desk, clock, folder)
        for number, sentence in enumerate(told.play(), start=1):
            out.line(f"{number:2}. {sentence}")
        dump = folder / "bestand.jsonl"
        write_bytes(dump, "".join(f"{line}\n" for line in checks.dump(store)).encode())
    finally:
        store.close()
    shown = Shown(path, PRACTICE_PASSPHRASE, told.family_id, told.children[1].id, clock)
    pictures = take_pictures(shown, folder)
    _sum_up(out, folder, told, pictures)
    return Exit.DONE


def _fresh_folder(folder: Path) -> Path:
    if folder.exists() and any(folder.iterdir()):
        raise DomainError(
            _("Der Ordner „{name}“ ist nicht leer. Es wurde nichts geschrieben.").format(name=folder.name),
            _("Nennen Sie mit --out einen neuen Ordner."),
        )
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def _sum_up(out: Output, folder: Path, told: Story, pictures: list[Path]) -> None:
    out.value(_summary(folder, told, pictures))
    out.line("")
    text = _("Fertig: {letters} Briefe, {files} Dateien, {pictures} Bilder in {folder}")
    out.line(text.format(letters=told.letters, files=len(told.files), pictures=len(pictures), folder=folder))
    for path in (*told.files, *pictures):
        out.line(f"  {path.relative_to(folder)}  {grouped(path.stat().st_size)} Bytes")
    hint = _("Bestand uebungsstadt.kib, Passphrase „{passphrase}“; alle Angaben zum Vergleichen in bestand.jsonl.")
    out.line(hint.format(passphrase=PRACTICE_PASSPHRASE))


def _summary(folder: Path, told: Story, pictures: list[Path]) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "family_id": str(told.family_id),
        "children": [str(child.id) for child in told.children],
        "letters": told.letters,
        "files": [str(path.relative_to(folder)) for path in told.files],
        "screenshots": [path.name for path in pictures],
        "dump": "bestand.jsonl",
    }
