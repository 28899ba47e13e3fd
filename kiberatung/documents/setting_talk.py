"""What the program and a process that sets letters for it say to each other: lists of byte strings, no code."""

from collections.abc import Sequence
from typing import IO

from kiberatung.documents.packing import PdfObjects
from kiberatung.services.letters.kept_sheets import sheet_as_json, sheet_from_json
from kiberatung.services.letters.values import LetterSheet

_LENGTH = 4
"""Bytes of each length and count."""


def say(stream: IO[bytes], parts: Sequence[bytes]) -> None:
    said = [len(parts).to_bytes(_LENGTH)]
    for part in parts:
        said += (len(part).to_bytes(_LENGTH), part)
    stream.write(b"".join(said))
    stream.flush()


def heard(stream: IO[bytes]) -> list[bytes]:
    """Raises `EOFError` at the end, also in the middle of something."""
    return [_read(stream, _number(stream)) for _part in range(_number(stream))]


def say_letters(stream: IO[bytes], sheets: Sequence[LetterSheet]) -> None:
    say(stream, [sheet_as_json(sheet) for sheet in sheets])


def heard_letters(stream: IO[bytes]) -> list[LetterSheet]:
    return [sheet_from_json(part) for part in heard(stream)]


def say_file(stream: IO[bytes], file: PdfObjects) -> None:
    numbers = b" ".join(b"%d" % number for number in file.objects)
    say(stream, [file.header, file.trailer, numbers, *file.objects.values()])


def heard_file(stream: IO[bytes]) -> PdfObjects:
    header, trailer, numbers, *objects = heard(stream)
    return PdfObjects(header, trailer, dict(zip(map(int, numbers.split()), objects, strict=True)))


def _number(stream: IO[bytes]) -> int:
    return int.from_bytes(_read(stream, _LENGTH))


def _read(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found
