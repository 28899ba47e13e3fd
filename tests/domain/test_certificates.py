"""Which certificates raise the question of their equivalence."""

from dataclasses import replace

import pytest

from kiberatung.domain.certificates import EquivalenceLevel, equivalence_questions, has_certificate
from kiberatung.domain.schooling import CertificateState, SchoolingKind, SchoolingSpan
from tests.domain.test_schooling import a_span


def with_paper(**more: object) -> SchoolingSpan:
    span = replace(a_span("2016-09-01", "2025-06-30"), certificate_state=CertificateState.SEEN)
    return replace(span, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("span", "levels"),
    [
        (with_paper(last_grade=9), (EquivalenceLevel.SEK1,)),
        (with_paper(last_grade=10), (EquivalenceLevel.SEK1,)),
        (with_paper(last_grade=12), (EquivalenceLevel.HIGHER_EDUCATION,)),
        (with_paper(kind=SchoolingKind.UPPER_SECONDARY), (EquivalenceLevel.HIGHER_EDUCATION,)),
        (with_paper(kind=SchoolingKind.VOCATIONAL), (EquivalenceLevel.SEK1,)),
        (with_paper(last_grade=7), ()),
        (with_paper(last_grade=9, certificate_state=CertificateState.NONE), ()),
        (with_paper(last_grade=9, certificate_state=None), ()),
        (with_paper(last_grade=9, certificate_state=None, certificate="Klasse 9"), (EquivalenceLevel.SEK1,)),
        (with_paper(last_grade=9, country="000"), ()),
        (with_paper(last_grade=9, country=""), ()),
        (with_paper(last_grade=9, kind=SchoolingKind.HOME), ()),
    ],
)
def test_a_leaving_certificate_from_abroad_asks(span: SchoolingSpan, levels: tuple[EquivalenceLevel, ...]) -> None:
    assert equivalence_questions([span]) == levels


def test_both_levels_are_named_once_and_in_order() -> None:
    spans = [with_paper(last_grade=12), with_paper(last_grade=9), with_paper(last_grade=9)]
    assert equivalence_questions(spans) == (EquivalenceLevel.SEK1, EquivalenceLevel.HIGHER_EDUCATION)
    assert has_certificate(with_paper(certificate_state=CertificateState.TOLD))
