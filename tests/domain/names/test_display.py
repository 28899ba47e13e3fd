"""Names in lists, sentences and as initials; nobody needs two names."""

import pytest

from kiberatung.domain.names.display import initials, list_name, sentence_name


@pytest.mark.parametrize(
    ("family_name", "given_names", "in_list", "in_sentence", "short"),
    [
        ("Melnyk", "Danylo", "Melnyk, Danylo", "Danylo Melnyk", "D. M."),
        (" Al  Khatib ", "Nour", "Al Khatib, Nour", "Nour Al Khatib", "N. A."),
        ("Suharto", "", "Suharto", "Suharto", "S."),
        ("", "Fatima", "Fatima", "Fatima", "F."),
        ("J̌alal", "k͟han", "J̌alal, k͟han", "k͟han J̌alal", "K͟H. J̌."),
        ("خطيب", "نور", "خطيب, نور", "نور خطيب", "ن. خ."),
        ("", "", "", "", ""),
    ],
)
def test_the_three_forms(family_name, given_names, in_list, in_sentence, short):
    assert list_name(family_name, given_names) == in_list
    assert sentence_name(family_name, given_names) == in_sentence
    assert initials(family_name, given_names) == short
