"""Reads a machine-readable zone: what the document says, and whether its check digits agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kiberatung.domain.errors import DomainError
from kiberatung.domain.mrz.checks import FILLER, CheckDigit
from kiberatung.domain.mrz.confusions import replacement_remarks
from kiberatung.domain.mrz.dates import Certainty, read_birth, read_expiry
from kiberatung.domain.mrz.documents import document_kind
from kiberatung.domain.mrz.fields import checked_fields, document_number, optional_text
from kiberatung.domain.mrz.layouts import DOCUMENT_CODE, ISSUER
from kiberatung.domain.mrz.lines import zone_lines
from kiberatung.domain.mrz.remarks import check_remarks, fault_remarks, hint_remarks

_SEXES = {"M": "m", "F": "w", "<": "x", "X": "x"}
_BETWEEN_BLOCKS = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")


@dataclass(frozen=True, slots=True)
class MrzReading:
    """`nationality` as in the zone without fillers; `sex` m, w or x (not stated); names are a hint only."""

    format: str
    document_code: str
    document_kind: str
    issuer: str
    family_name: str
    given_names: str
    names_truncated: bool
    document_number: str
    nationality: str
    nationality_key: str | None
    sex: str | None
    date_of_birth: date | None
    date_of_birth_certainty: Certainty
    birth_year: int | None
    birth_month: int | None
    expires_on: date | None
    optional_data: str
    checks: tuple[CheckDigit, ...]
    all_right: bool
    remarks: tuple[str, ...]


_NO_KEYS: Mapping[str, str] = MappingProxyType({})


def read_zone(text: str, today: date, nationality_keys: Mapping[str, str] = _NO_KEYS) -> MrzReading:
    """What a zone says; wrong check digits are told in the reading, a text of wrong shape raises `ZoneError`.

    `nationality_keys` comes from `nationalities.nationality_keys`; codes it does not hold get no key.
    """
    layout, lines = zone_lines(text)
    birth = read_birth(layout.birth.of(lines), today)
    expiry = read_expiry(layout.expiry.of(lines), today)
    family_name, given_names = _names(layout.names.of(lines))
    code, issuer = DOCUMENT_CODE.of(lines).rstrip(FILLER), ISSUER.of(lines).replace(FILLER, "")
    nationality = layout.nationality.of(lines).replace(FILLER, "")
    checks = tuple(field.check(lines) for field in checked_fields(layout, lines))
    faults = tuple(fault_remarks(layout, lines, birth, expiry))
    return MrzReading(
        format=layout.name,
        document_code=code,
        document_kind=document_kind(code, issuer),
        issuer=issuer,
        family_name=family_name,
        given_names=given_names,
        names_truncated=not layout.names.of(lines).endswith(FILLER),
        document_number=document_number(layout, lines),
        nationality=nationality,
        nationality_key=nationality_keys.get(nationality),
        sex=_SEXES.get(layout.sex.of(lines)),
        date_of_birth=birth.on,
        date_of_birth_certainty=birth.certainty,
        birth_year=birth.year,
        birth_month=birth.month,
        expires_on=expiry.on,
        optional_data=optional_text(layout, lines),
        checks=checks,
        all_right=not faults and all(check.right for check in checks),
        remarks=(
            *check_remarks(layout, lines),
            *faults,
            *replacement_remarks(layout, lines),
            *hint_remarks(layout, lines, birth, expiry, today),
        ),
    )


def _names(field: str) -> tuple[str, str]:
    """Family name and given names; a name without the double filler has one part and counts as the family name."""
    family_name, _fillers, given_names = field.strip(FILLER).partition(FILLER * 2)
    return " ".join(family_name.split(FILLER)), " ".join(filter(None, given_names.split(FILLER)))


def read_zones(
    text: str, today: date, nationality_keys: Mapping[str, str] = _NO_KEYS
) -> list[MrzReading | DomainError]:
    """One answer for each block; blank lines stand between blocks, a block that is no zone gives its error."""
    answers: list[MrzReading | DomainError] = []
    for block in filter(str.strip, _BETWEEN_BLOCKS.split(text)):
        try:
            answers.append(read_zone(block, today, nationality_keys))
        except DomainError as error:
            answers.append(error)
    return answers
