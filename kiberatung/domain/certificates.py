"""When a certificate from abroad raises the question which German one it equals."""

from collections.abc import Iterable
from enum import StrEnum

from kiberatung.domain.consistency.doubt import GERMANY
from kiberatung.domain.schooling import CertificateState, SchoolingKind, SchoolingSpan

FIRST_LEAVING_GRADE = 9
"""From the grade on after which a German school leaving certificate is possible (Erster Schulabschluss)."""
LAST_GRADE_OF_SEK1 = 10
_BEYOND_SEK1 = frozenset({SchoolingKind.UPPER_SECONDARY, SchoolingKind.VOCATIONAL})
_NO_SCHOOL = frozenset({SchoolingKind.KINDERGARTEN, SchoolingKind.HOME, SchoolingKind.CAMP})


class EquivalenceLevel(StrEnum):
    """Which German certificate may be meant; two offices share them."""

    SEK1 = "sek1"
    HIGHER_EDUCATION = "higher_education"


def equivalence_questions(spans: Iterable[SchoolingSpan]) -> tuple[EquivalenceLevel, ...]:
    """Of schools abroad with a certificate that was seen or told of; empty when the question does not arise."""
    levels = {_level(span) for span in spans if _is_leaving_certificate(span)}
    return tuple(level for level in EquivalenceLevel if level in levels)


def has_certificate(span: SchoolingSpan) -> bool:
    if span.certificate_state is None:
        return bool(span.certificate)
    return span.certificate_state is not CertificateState.NONE


def _is_leaving_certificate(span: SchoolingSpan) -> bool:
    abroad = span.country not in ("", GERMANY) and span.kind not in _NO_SCHOOL
    far_enough = (span.last_grade or 0) >= FIRST_LEAVING_GRADE or span.kind in _BEYOND_SEK1
    return abroad and far_enough and has_certificate(span)


def _level(span: SchoolingSpan) -> EquivalenceLevel:
    beyond = (span.last_grade or 0) > LAST_GRADE_OF_SEK1 or span.kind is SchoolingKind.UPPER_SECONDARY
    return EquivalenceLevel.HIGHER_EDUCATION if beyond else EquivalenceLevel.SEK1
