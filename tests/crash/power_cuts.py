"""What is on a disk after the power is cut: a model of the promises that disks and file systems really make.

Everything before a file's last sync is there. Of what was written later, each sector of 512 bytes is there, is not, or
is torn. Making and deleting files survives as an ordered beginning, and surely only after the folder was synced: SQLite
does that at the first sync of a file it made, and when it asks for it at a deletion.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.stage import Files
from tests.crash.vfs import Deed

SECTOR = 512


@dataclass(slots=True)
class _File:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Deed] = field(default_factory=list)

    def sync(self) -> None:
        for deed in self.pending:
            _apply(self.durable, deed)
        self.pending.clear()


@dataclass(frozen=True, slots=True)
class Cut:
    """The files as found afterwards, and how many saves had been told to the person as done."""

    files: Files
    told: int


class Disk:
    """Follows a log of deeds, and can be cut at any moment without losing its place."""

    def __init__(self, files: Files) -> None:
        self._named = {name: _File(bytearray(content)) for name, content in files.items()}
        self._durably_named = dict(self._named)
        self._folder_deeds: list[tuple[str, _File | None]] = []
        self.told = 0

    def follow(self, deed: Deed) -> None:
        name = Path(deed.file).name
        if deed.kind == "ack":
            self.told += 1
        elif deed.kind == "create":
            self._named[name] = _File()
            self._folder_deeds.append((name, self._named[name]))
        elif deed.kind == "delete":
            self._named.pop(name, None)
            self._folder_deeds.append((name, None))
            if deed.offset:
                self._sync_folder()
        elif deed.kind == "sync":
            self._named[name].sync()
            if any(made is self._named[name] for _name, made in self._folder_deeds):
                self._sync_folder()
        else:
            self._named[name].pending.append(deed)

    def cut(self, chance: random.Random) -> Cut:
        named = dict(self._durably_named)
        for name, made in self._folder_deeds[: chance.randint(0, len(self._folder_deeds))]:
            _enter(named, name, made)
        return Cut({name: bytes(_left_of(file, chance)) for name, file in named.items()}, self.told)

    def _sync_folder(self) -> None:
        for name, made in self._folder_deeds:
            _enter(self._durably_named, name, made)
        self._folder_deeds.clear()


def cuts(files: Files, log: list[Deed], count: int, chance: random.Random) -> Iterator[Cut]:
    """At random moments of the log, in its order."""
    disk = Disk(files)
    moments = sorted(chance.choices(range(len(log) + 1), k=count))
    followed = 0
    for moment in moments:
        while followed < moment:
            disk.follow(log[followed])
            followed += 1
        yield disk.cut(chance)


def _enter(named: dict[str, _File], name: str, made: _File | None) -> None:
    if made is None:
        named.pop(name, None)
    else:
        named[name] = made


def _apply(content: bytearray, deed: Deed) -> None:
    if deed.kind == "truncate":
        del content[deed.offset :]
        return
    if len(content) < deed.offset:
        content.extend(bytes(deed.offset - len(content)))
    content[deed.offset : deed.offset + len(deed.content)] = deed.content


def _left_of(file: _File, chance: random.Random) -> bytearray:
    """All of what was not synced, nothing of it, or some sectors."""
    content = bytearray(file.durable)
    share = chance.choice((0.0, 1.0, chance.random()))
    for deed in file.pending:
        if deed.kind == "truncate":
            if chance.random() < share:
                _apply(content, deed)
            continue
        for piece in _sectors(deed):
            if chance.random() < share:
                _apply(content, _torn(piece, chance) if share < 1 and chance.random() < 0.1 else piece)
    return content


def _sectors(deed: Deed) -> Iterator[Deed]:
    start = 0
    while start < len(deed.content):
        end = start + SECTOR - (deed.offset + start) % SECTOR
        yield Deed("write", deed.file, deed.offset + start, deed.content[start:end])
        start = end


def _torn(piece: Deed, chance: random.Random) -> Deed:
    return Deed("write", piece.file, piece.offset, piece.content[: chance.randrange(len(piece.content) + 1)])
