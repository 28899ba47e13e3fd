"""Every coded value has a German word, and one table says it."""

import pytest

from kiberatung.domain.matching.reasons import support_name
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.labels import _LABELS, choices_of, label_of


@pytest.mark.parametrize("kind", list(_LABELS), ids=lambda kind: kind.__name__)
def test_every_value_has_its_own_word(kind: type) -> None:
    words = [label_of(value) for value in kind]
    assert all(words)
    assert len(set(words)) == len(words)
    assert choices_of(kind) == list(zip(kind, words, strict=True))


def test_german_support_is_called_as_in_the_proposals() -> None:
    assert [label_of(kind) for kind in GermanSupport] == [support_name(kind) for kind in GermanSupport]
