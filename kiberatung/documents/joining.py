"""Joins documents that Typst has set into one with all their tags: many letters set at once would take much room."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kiberatung.documents.packing import PdfObjects, written

_PAGES, _TAGS, _OUTLINES, _FIRST_FREE = 1, 2, 3, 4
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PARTS = re.compile(rb"\\.|[()]|(\d+) 0 R", re.DOTALL)
_LISTED = re.compile(rb"/(K|Nums)\[([^\]]*)\]")
_KEY_OF_PAGE = re.compile(rb"/StructParents (\d+)")


@dataclass(frozen=True)
class _Piece:
    """One of the documents and what its numbers become: `added` to each, but the roots of all become one."""

    file: PdfObjects
    added: int
    added_to_keys: int

    @cached_property
    def catalogue(self) -> bytes:
        return self.file.objects[_number(self.file.trailer, b"Root")]

    def root(self, name: bytes) -> bytes:
        return self.file.objects[_number(self.catalogue, name)]

    @cached_property
    def _shared(self) -> dict[bytes, bytes]:
        roots = ((b"StructTreeRoot", _TAGS), (b"Outlines", _OUTLINES))
        return {b"%d" % _number(self.catalogue, name): b"%d 0 R" % number for name, number in roots}

    def renumbered(self, words: bytes) -> bytes:
        """Every reference outside of a text; of a stream its first part alone."""
        head, stream, body = words.partition(b"\nstream\n")
        added, shared, depth = self.added, self._shared, 0

        def new(part: re.Match[bytes]) -> bytes:
            return shared.get(part[1]) or b"%d 0 R" % (int(part[1]) + added)

        def new_outside(part: re.Match[bytes]) -> bytes:
            nonlocal depth
            depth += (part[0] == b"(") - (part[0] == b")")
            return part[0] if depth or not part[1] else new(part)

        changed = _PARTS.sub(new_outside, head) if b"(" in head else _REFERENCE.sub(new, head)
        return changed + stream + body


def joined(files: Sequence[PdfObjects]) -> bytes:
    """Pages in order; title, day and the other facts are those of the first. Equal input gives equal output."""
    pieces = _pieces(files)
    objects: dict[int, bytes] = {}
    for piece in pieces:
        objects.update(_objects(piece, is_first=piece is pieces[0]))
    objects[_PAGES] = _page_tree(pieces)
    objects[_TAGS] = _tag_tree(pieces)
    objects[_OUTLINES] = _outlines(pieces, objects)
    digest = hashlib.sha256(b"".join(file.trailer for file in files)).hexdigest()[:32].encode()
    trailer = pieces[0].renumbered(re.sub(rb"/ID\[.*\]", b"", pieces[0].file.trailer))
    return written(PdfObjects(pieces[0].file.header, trailer + b"/ID[<%b><%b>]" % (digest, digest), objects))


def _pieces(files: Iterable[PdfObjects]) -> list[_Piece]:
    pieces: list[_Piece] = []
    added, keys = _FIRST_FREE, 0
    for file in files:
        pieces.append(_Piece(file, added, keys))
        added += max(pieces[-1].file.objects)
        keys += int(_after(pieces[-1].root(b"StructTreeRoot"), b"ParentTreeNextKey"))
    return pieces


def _objects(piece: _Piece, *, is_first: bool) -> Mapping[int, bytes]:
    catalogue, trailer = piece.catalogue, piece.file.trailer
    page_tree = _number(catalogue, b"Pages")
    replaced = {_number(catalogue, b"StructTreeRoot"), _number(catalogue, b"Outlines")}
    if not is_first:
        replaced |= {_number(trailer, b"Root"), _number(trailer, b"Info"), _number(catalogue, b"Metadata")}
    found = {}
    for number, words in piece.file.objects.items():
        if number in replaced:
            continue
        new = piece.renumbered(words)
        if number == page_tree:
            new = new.replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % _PAGES, 1)
        elif new.startswith(b"<</Type/Page/"):
            new = _KEY_OF_PAGE.sub(lambda key: b"/StructParents %d" % (int(key[1]) + piece.added_to_keys), new)
        elif new.startswith(b"<</Type/Catalog"):
            new = re.sub(rb"/Pages \d+ 0 R", b"/Pages %d 0 R" % _PAGES, new)
        found[number + piece.added] = new
    return found


def _page_tree(pieces: Sequence[_Piece]) -> bytes:
    count = sum(int(_after(piece.root(b"Pages"), b"Count")) for piece in pieces)
    trees = b" ".join(b"%d 0 R" % (_number(piece.catalogue, b"Pages") + piece.added) for piece in pieces)
    return b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, trees)


def _tag_tree(pieces: Sequence[_Piece]) -> bytes:
    tops, keys = [], []
    for piece in pieces:
        lists = dict(_LISTED.findall(piece.renumbered(piece.root(b"StructTreeRoot"))))
        tops.append(lists[b"K"])
        pairs = re.findall(rb"(\d+) (\d+ 0 R)", lists[b"Nums"])
        keys += [b"%d %b" % (int(key) + piece.added_to_keys, place) for key, place in pairs]
    first = pieces[0].root(b"StructTreeRoot")
    roles = first[first.index(b"/RoleMap") : first.index(b"/K[")]
    return b"<</Type/StructTreeRoot%b/K[%b]/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d>>" % (
        roles, b" ".join(tops), b" ".join(keys), len(keys),
    )  # fmt: skip


def _outlines(pieces: Sequence[_Piece], objects: dict[int, bytes]) -> bytes:
    """The entries of all documents in one row: last and first of neighbours learn of each other."""
    roots = [piece.root(b"Outlines") for piece in pieces]
    firsts = [_number(root, b"First") + piece.added for root, piece in zip(roots, pieces, strict=True)]
    lasts = [_number(root, b"Last") + piece.added for root, piece in zip(roots, pieces, strict=True)]
    for last, first in zip(lasts, firsts[1:], strict=False):
        objects[last] = b"<</Next %d 0 R" % first + objects[last][2:]
        objects[first] = b"<</Prev %d 0 R" % last + objects[first][2:]
    count = sum(int(_after(root, b"Count")) for root in roots)
    return b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (firsts[0], lasts[-1], count)


def _number(words: bytes, name: bytes) -> int:
    return int(_after(words, name))


def _after(words: bytes, name: bytes) -> bytes:
    found = re.search(rb"/%b (\d+)" % name, words)
    if found is None:
        raise ValueError(name)
    return found[1]
