"""Brings the catalogues of the screens up to date with the source: new texts are added, texts that are gone leave.

    python packaging/update_texts.py

Needs Babel, which the set-up brings. A text without a translation is shown in German; a test names those that lack one.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext_": (1, 2)}
"""`family_` marks what families read, which has catalogues of its own."""
WIDTH = 120


def texts_of_the_screens() -> Iterator[str | tuple[str, ...]]:
    """Each once, module by module, in the order in which they stand there."""
    seen = set()
    found = extract_from_dir(ROOT / "kiberatung", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, text, _comments, _context in sorted(found, key=lambda one: (one[0], one[1])):
        if text not in seen:
            seen.add(text)
            yield text
    yield from (text for text in texts_of_the_instruments() if text not in seen)


def texts_of_the_instruments() -> list[str]:
    """Titles, notes, items and levels of the assessment: data in German, shown in the language of the screen."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "resources/instruments").glob("*.json")):
        one = json.loads(path.read_text(encoding="utf-8"))
        if "key" not in one:
            continue
        items = one.get("items", [])
        levels = [level for part in (one, *items) for level in part.get("levels", [])]
        said = [one["title"], one["provenance"], one.get("note", ""), *(part["text"] for part in (*items, *levels))]
        found |= dict.fromkeys(text for text in said if text)
    return list(found)


def brought_up_to_date(old: Catalog) -> Catalog:
    new = Catalog(
        locale=old.locale,
        project="KIberatung",
        version="1",
        msgid_bugs_address="KIberatung",
        last_translator="KIberatung",
        language_team="KIberatung",
        creation_date=old.creation_date,
        revision_date=old.revision_date,
        header_comment=old.header_comment,
        fuzzy=False,
    )
    for text in texts_of_the_screens():
        first = text if isinstance(text, str) else text[0]
        known = old.get(first)
        new.add(text, known.string if known is not None and known.id == text else None)
    return new


def main() -> int:
    for path in sorted((ROOT / "translations").glob("*/LC_MESSAGES/ui.po")):
        with path.open("rb") as stream:
            old = read_po(stream)
        new = brought_up_to_date(old)
        with path.open("wb") as stream:
            write_po(stream, new, width=WIDTH, omit_header=False, no_location=True, sort_output=False)
        missing = sum(1 for message in new if message.id and not _is_translated(message.string))
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(new)} Texte, {missing} ohne Übersetzung\n")
    return 0


def _is_translated(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
