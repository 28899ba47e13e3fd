"""Where the fields of a form sit: on the set pages the typesetter leaves a mark for each, at its place in the tags."""

from dataclasses import dataclass
from typing import Any

import pikepdf

_MARK = "field:"


@dataclass(frozen=True, slots=True)
class Seat:
    """`annotation` holds the place in the reading order; the field takes it over. Measures in points from below."""

    name: str
    option: str
    """Of a box to tick, else empty."""
    page: int
    rectangle: tuple[float, float, float, float]
    annotation: Any
    tag: Any
    """The element of the structure tree to which the mark belongs."""

    @property
    def width(self) -> float:
        return self.rectangle[2] - self.rectangle[0]

    @property
    def height(self) -> float:
        return self.rectangle[3] - self.rectangle[1]


def seats_in(document: pikepdf.Pdf) -> list[Seat]:
    """In reading order."""
    parents = _parents(document)
    found = []
    for number, page in enumerate(document.pages):
        for annotation in page.obj.get("/Annots", ()):
            action = annotation.get("/A", pikepdf.Dictionary())
            target = str(action.get("/URI", ""))
            if target.startswith(_MARK):
                name, _colon, option = target.removeprefix(_MARK).partition(":")
                left, bottom, right, top = (float(one) for one in annotation.Rect)
                rectangle = (left, bottom, right, top)
                tag = parents[int(annotation.StructParent)]
                found.append(Seat(name, option, number, rectangle, annotation, tag))
    return found


def _parents(document: pikepdf.Pdf) -> pikepdf.NumberTree:
    return pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
