"""Joins documents that Typst has set into one with all their tags: many letters set at once would take much room."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kiberatung.documents.packing import PdfObjects, written

_PAGES, _TAGS, _OUTLINES, _FIRST_FREE = 1, 2, 3, 4
_REFERENCE = re.compile(rb"(\d+)(?= 0 R)")
_PARTS = re.compile(rb"\\.|[()]|(\d+) 0 R", re.DOTALL)
_BETWEEN = b"\x00"
"""Stands in no object outside of texts and streams."""
_LISTED = re.compile(rb"/(K|Nums)\[([^\]]*)\]")
_OF_TREES = (b"<</Type/Page/", b"<</Type/Pages", b"<</Type/Catalog")
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
    def _numbers(self) -> dict[bytes, bytes]:
        """What each number becomes."""
        numbers = {b"%d" % number: b"%d" % (number + self.added) for number in self.file.objects}
        roots = ((b"StructTreeRoot", _TAGS), (b"Outlines", _OUTLINES))
        return numbers | {b"%d" % _number(self.catalogue, name): b"%d" % number for name, number in roots}

    def renumbered(self, words: bytes) -> bytes:
        """Every reference outside of a text; of a stream its first part alone."""
        return next(iter(self.all_renumbered((words,))))

    def all_renumbered(self, objects: Iterable[bytes]) -> Iterator[bytes]:
        """Those without texts in one go: one by one takes several times as long."""
        parts = [words.partition(b"\nstream\n") for words in objects]
        plain = _BETWEEN.join(b"" if b"(" in head else head for head, _stream, _body in parts)
        for (head, stream, body), new in zip(parts, self._in_one_go(plain).split(_BETWEEN), strict=True):
            yield (self._around_texts(head) if b"(" in head else new) + stream + body

    def _in_one_go(self, words: bytes) -> bytes:
        pieces = _REFERENCE.split(words)
        pieces[1::2] = map(self._numbers.__getitem__, pieces[1::2])
        return b"".join(pieces)

    def _around_texts(self, words: bytes) -> bytes:
        depth = 0

        def new(part: re.Match[bytes]) -> bytes:
            nonlocal depth
            depth += (part[0] == b"(") - (part[0] == b")")
            return part[0] if depth or not part[1] else self._numbers[part[1]] + b" 0 R"

        return _PARTS.sub(new, words)


def joined(files: Iterable[PdfObjects]) -> bytes:
    """Pages in order; title, day and the other facts are those of the first. Equal input gives equal output.

    Each is taken in when it comes, so that whoever sets them may go on meanwhile.
    """
    pieces: list[_Piece] = []
    objects: dict[int, bytes] = {}
    for file in files:
        pieces.append(_following(pieces, file))
        objects.update(_objects(pieces[-1], is_first=len(pieces) == 1))
    objects[_PAGES] = _page_tree(pieces)
    objects[_TAGS] = _tag_tree(pieces)
    objects[_OUTLINES] = _outlines(pieces, objects)
    digest = hashlib.sha256(b"".join(piece.file.trailer for piece in pieces)).hexdigest()[:32].encode()
    trailer = pieces[0].renumbered(re.sub(rb"/ID\[.*\]", b"", pieces[0].file.trailer))
    return written(PdfObjects(pieces[0].file.header, trailer + b"/ID[<%b><%b>]" % (digest, digest), objects))


def _following(pieces: Sequence[_Piece], file: PdfObjects) -> _Piece:
    if not pieces:
        return _Piece(file, _FIRST_FREE, 0)
    last = pieces[-1]
    keys = int(_after(last.root(b"StructTreeRoot"), b"ParentTreeNextKey"))
    return _Piece(file, last.added + max(last.file.objects), last.added_to_keys + keys)


def _objects(piece: _Piece, *, is_first: bool) -> Mapping[int, bytes]:
    catalogue, trailer = piece.catalogue, piece.file.trailer
    replaced = {_number(catalogue, b"StructTreeRoot"), _number(catalogue, b"Outlines")}
    if not is_first:
        replaced |= {_number(trailer, b"Root"), _number(trailer, b"Info"), _number(catalogue, b"Metadata")}
    kept = {number: words for number, words in piece.file.objects.items() if number not in replaced}
    found = {}
    for number, words in zip(kept, piece.all_renumbered(kept.values()), strict=True):
        found[number + piece.added] = _hung_in(piece, words) if words.startswith(_OF_TREES) else words
    return found


def _hung_in(piece: _Piece, words: bytes) -> bytes:
    """Pages, their tree and the catalogue lead to the trees of the whole."""
    if words.startswith(b"<</Type/Pages"):
        return words.replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % _PAGES, 1)
    if words.startswith(b"<</Type/Page/"):
        return _KEY_OF_PAGE.sub(lambda key: b"/StructParents %d" % (int(key[1]) + piece.added_to_keys), words)
    return re.sub(rb"/Pages \d+ 0 R", b"/Pages %d 0 R" % _PAGES, words)


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
