"""Mutated import files: bytes turned, structures bent, values replaced by what a parser likes least."""

import copy
import json
import random
from collections.abc import Callable
from typing import Any

EVIL_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**400, 1.5, float("nan"), float("inf"), "", " ", "\0", "\ud800", "a" * 501),
    *("A" * 100_000, [], {}, [[]], {"": {}}, [None] * 1000, "9999-12-31", "9999-12", "0001-01-01", "2026-02-30"),
    *("=1+1", "'; DROP TABLE children; --", "<img src=//host/x>", "../../x", "\u202eevil", "🏳️‍🌈", "__class__"),
    *("2026-W01-1", "20261122", "-1", "1e400", "０１２", "\r\n", "{child}", "%s%n", "file:///etc/passwd"),
)


def json_mutation(chance: random.Random, sound: list[dict[str, Any]]) -> bytes:
    """One file: bent as a structure, or its bytes damaged."""
    if chance.random() < 0.6:
        value = copy.deepcopy(sound)
        for _bend in range(chance.randint(1, 4)):
            _bend_somewhere(chance, value)
        return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    raw = json.dumps(chance.choice(sound), ensure_ascii=False).encode()
    return chance.choice(_BYTE_DEEDS)(chance, b"[" + raw + b"]")


def csv_mutation(chance: random.Random, sound: str) -> bytes:
    raw = sound.encode()
    if chance.random() < 0.5:
        lines = [line.split(";") for line in sound.splitlines()]
        line = chance.choice(lines)
        line[chance.randrange(len(line))] = str(chance.choice(EVIL_VALUES))[:3000]
        raw = "\n".join(";".join(cells) for cells in lines).encode("utf-8", "surrogatepass")
    return chance.choice(_BYTE_DEEDS)(chance, raw) if chance.random() < 0.7 else raw


def _bend_somewhere(chance: random.Random, value: Any) -> None:
    places = list(_places(value))
    holder, key = chance.choice(places)
    match chance.randrange(4):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice(("constructor", "", "id", "version", "family_id", "\0"))] = chance.choice(EVIL_VALUES)
        case 2 if isinstance(holder, list):
            holder.extend([copy.deepcopy(holder[key])] * chance.choice((1, 2, 100)))
        case _:
            holder[key] = copy.deepcopy(chance.choice(EVIL_VALUES))


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)
    if isinstance(value, list) and not value:
        value.append("x")
        yield value, 0


def _flip(chance: random.Random, raw: bytes) -> bytes:
    damaged = bytearray(raw)
    for _flip in range(chance.randint(1, 8)):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _cut(chance: random.Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(len(raw))]


def _repeat(chance: random.Random, raw: bytes) -> bytes:
    start = chance.randrange(len(raw))
    part = raw[start : start + chance.randint(1, 40)]
    return raw[:start] + part * chance.choice((2, 50, 2000)) + raw[start:]


def _insert(chance: random.Random, raw: bytes) -> bytes:
    start = chance.randrange(len(raw))
    evil = chance.choice((b"\0", b"\xff\xfe", b"\xed\xa0\x80", b'"', b"\\u0000", b"\\ud800", b"[" * 5000, b"1" * 6000))
    return raw[:start] + evil + raw[start:]


_BYTE_DEEDS: tuple[Callable[[random.Random, bytes], bytes], ...] = (_flip, _cut, _repeat, _insert)
