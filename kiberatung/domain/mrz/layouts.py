"""Where each field stands in the five zones of ICAO Doc 9303 (parts 4 to 7)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Places in one line; line and places count from 0, `end` is exclusive."""

    line: int
    start: int
    end: int

    def of(self, lines: tuple[str, ...]) -> str:
        return lines[self.line][self.start : self.end]


@dataclass(frozen=True, slots=True)
class Layout:
    """One zone; `composite` lists what the last check digit covers, empty for visas, which have none."""

    name: str
    lines: int
    width: int
    number: Span
    nationality: Span
    birth: Span
    sex: Span
    expiry: Span
    optional: tuple[Span, ...]
    names: Span
    composite: tuple[Span, ...] = ()
    composite_digit: Span | None = None
    optional_digit: Span | None = None
    continues_number: bool = False  # whether a number over nine characters runs on into the optional field


DOCUMENT_CODE = Span(0, 0, 2)
ISSUER = Span(0, 2, 5)
_NUMBER = Span(1, 0, 9)
_NATIONALITY = Span(1, 10, 13)
_BIRTH = Span(1, 13, 19)
_SEX = Span(1, 20, 21)
_EXPIRY = Span(1, 21, 27)
_COMMON = (_NUMBER, _NATIONALITY, _BIRTH, _SEX, _EXPIRY)

TD1 = Layout(
    "TD1", 3, 30, Span(0, 5, 14), Span(1, 15, 18), Span(1, 0, 6), Span(1, 7, 8), Span(1, 8, 14),
    optional=(Span(0, 15, 30), Span(1, 18, 29)),
    names=Span(2, 0, 30),
    composite=(Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29)),
    composite_digit=Span(1, 29, 30),
    continues_number=True,
)  # fmt: skip
TD2 = Layout(
    "TD2", 2, 36, *_COMMON,
    optional=(Span(1, 28, 35),),
    names=Span(0, 5, 36),
    composite=(Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 35)),
    composite_digit=Span(1, 35, 36),
    continues_number=True,
)  # fmt: skip
TD3 = Layout(
    "TD3", 2, 44, *_COMMON,
    optional=(Span(1, 28, 42),),
    names=Span(0, 5, 44),
    composite=(Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 43)),
    composite_digit=Span(1, 43, 44),
    optional_digit=Span(1, 42, 43),
)  # fmt: skip
MRV_A = Layout("MRV-A", 2, 44, *_COMMON, optional=(Span(1, 28, 44),), names=Span(0, 5, 44))
MRV_B = Layout("MRV-B", 2, 36, *_COMMON, optional=(Span(1, 28, 36),), names=Span(0, 5, 36))

LAYOUTS = {layout.name: layout for layout in (TD1, TD2, TD3, MRV_A, MRV_B)}


def digit_after(span: Span) -> Span:
    """The check digit of a number or date stands directly behind it."""
    return Span(span.line, span.end, span.end + 1)
