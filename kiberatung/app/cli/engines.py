"""The commands that need no store: `schulpflicht`, `mrz` and `names`."""

import gc
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from kiberatung.app import composition
from kiberatung.app.cli.output import Exit, Output, print_json, read_json
from kiberatung.app.files import read_text
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.mrz.reading import read_zones
from kiberatung.domain.mrz.shapes import reading_to_json
from kiberatung.domain.names.likeness import NameLikeness, compare_names
from kiberatung.domain.schulpflicht.json_shape import answer_cases

MANY_CASES = 5_000
"""From here on it pays to start more processes."""
PART = 1_000
"""Cases a process answers at a time: few enough that all end together, and that a part is soon written."""


def schulpflicht(args: Namespace) -> Exit:
    cases = read_json(read_text(args.file))
    if not isinstance(cases, list):
        raise DomainError(
            _("Die Eingabe ist keine Liste von Fällen."), _("Schreiben Sie die Fälle in eckige Klammern.")
        )
    parts = _answer_in_parallel(cases) if len(cases) >= MANY_CASES else iter([_answer_part(cases)])
    is_all_answered = _write_list(parts)
    return Exit.DONE if is_all_answered else Exit.REFUSED


def _answer_in_parallel(cases: list[Any]) -> Iterator[tuple[bytes, bool]]:
    """Every core answers parts of the list; the order stays."""
    with ProcessPoolExecutor() as pool:
        yield from pool.map(_answer_part, (cases[at : at + PART] for at in range(0, len(cases), PART)))


def _answer_part(cases: list[Any]) -> tuple[bytes, bool]:
    """The answers in UTF-8 without the brackets around them, and whether there was none but answers."""
    gc.disable()  # answers hold no cycles; looking for them costs a fifth of the time
    answers, all_answered = answer_cases(cases, composition.law())
    return ", ".join(answers).encode(), all_answered


def _write_list(parts: Iterator[tuple[bytes, bool]]) -> bool:
    """Each part as soon as it is there; False when an error stands in one of them."""
    out = sys.stdout.buffer
    all_answered, between = True, b"["
    for text, part_answered in parts:
        out.write(between + text)
        all_answered, between = all_answered and part_answered, b", "
    out.write(b"]\n")
    return all_answered


def mrz(args: Namespace) -> Exit:
    today = composition.clock(args).today()
    readings = read_zones(read_text(args.file), today, composition.zone_nationalities(today))
    shown = [_reading_or_error(reading) for reading in readings]
    if args.json:
        print_json(shown)
    else:
        for one in shown:
            _print_reading(one)
    return Exit.REFUSED if any("error" in one for one in shown) or not shown else Exit.DONE


def names(args: Namespace) -> Exit:
    out = Output(args.json)
    if args.source is None and len(args.names) == 2:
        likeness = compare_names(args.names[0], args.names[1], composition.romanise())
        out.value(_likeness_to_json(likeness))
        out.line(_likeness_text(likeness))
        return Exit.DONE
    if args.source is None or args.names:
        raise DomainError(_("Es fehlen zwei Namen."), _("Geben Sie zwei Namen an, oder --from DATEI."))
    found = [_compare_line(line, number) for number, line in enumerate(read_text(args.source).splitlines(), 1) if line]
    out.value([_likeness_to_json(likeness) for likeness in found])
    for likeness in found:
        out.line(_likeness_text(likeness))
    return Exit.DONE


def _compare_line(line: str, number: int) -> NameLikeness:
    parts = line.split("\t")
    if len(parts) != 2:
        raise DomainError(
            _("Zeile {number}: Hier stehen nicht zwei Namen mit einem Tabulator dazwischen.").format(number=number),
            _("Berichtigen Sie die Zeile."),
        )
    return compare_names(parts[0], parts[1], composition.romanise())


def _likeness_to_json(likeness: NameLikeness) -> dict[str, Any]:
    return {"score": round(likeness.score, 3), "same": likeness.same, "reason": likeness.reason}


def _likeness_text(likeness: NameLikeness) -> str:
    same = _("gleich") if likeness.same else _("nicht gleich")
    return f"{likeness.score:.3f}\t{same}\t{likeness.reason}"


def _reading_or_error(reading: Any) -> Mapping[str, Any]:
    return {"error": str(reading)} if isinstance(reading, DomainError) else reading_to_json(reading)


def _print_reading(shown: Mapping[str, Any]) -> None:
    for key, value in shown.items():
        print(f"{key}: {value}")
    print()
