"""Which grades each Schulform has, and which schools are confession schools (§§ 10 to 27 SchulG, DOMAIN 1.2)."""

import re

SCHULFORM_GRADES: dict[str, tuple[int, int]] = {
    "G": (1, 4),
    "H": (5, 10),
    "R": (5, 10),
    "SK": (5, 10),
    "GM": (5, 10),
    "GE": (5, 13),
    "GY": (5, 13),
    "PS": (1, 10),
    "V": (1, 10),
    "FW": (1, 13),
    "HI": (1, 13),
    "BK": (11, 13),
}
"""First and last grade; 11 to 13 stand for Sekundarstufe II."""

ANY_GRADE = (1, 13)
"""Of a school whose Schulform is not known: not excluded for it."""

FOERDERSCHULEN = frozenset({"S", "SB", "SG", "SR", "WF"})
KLINIKSCHULE = "KS"
WEITERBILDUNGSKOLLEG = "WB"
GRUNDSCHULE = "G"

_CONFESSIONS = (
    ("katholisch", re.compile(r"\bkath(\.|ol)", re.IGNORECASE)),
    ("evangelisch", re.compile(r"\bev(\.|ang)", re.IGNORECASE)),
    ("Bekenntnis", re.compile(r"bekenntnis", re.IGNORECASE)),
)


def grades_of(schulform: str) -> tuple[int, int] | None:
    """None for schools that take no child of school age (Weiterbildungskolleg)."""
    if schulform == WEITERBILDUNGSKOLLEG:
        return None
    return SCHULFORM_GRADES.get(schulform, ANY_GRADE)


def is_known(schulform: str) -> bool:
    return schulform in SCHULFORM_GRADES or schulform == WEITERBILDUNGSKOLLEG


def confession_in_name(name: str) -> str:
    """The confession an official name tells of, as „katholisch“; empty without. The directory has no field for it."""
    return next((confession for confession, pattern in _CONFESSIONS if pattern.search(name)), "")
