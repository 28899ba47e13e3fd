"""Words in letters of other scripts and the Latin spellings they can have."""

import pytest

from kiberatung.domain.names.consonants import consonant_keys
from kiberatung.domain.names.native_words import native_word
from kiberatung.domain.names.search_keys import pair_keys


@pytest.mark.parametrize(
    ("word", "form", "others"),
    [
        ("Χατζηδάκης", "CHATZIDAKIS", ("HATZIDAKIS", "CHATSIDAKIS")),
        ("Μπακογιάννης", "BAKOGIANNIS", ("BAKOYANNIS",)),
        ("כהן", "KAHAN", ("COHEN", "KOHEN", "KAHN")),
        ("שרה", "SHARA", ("SARA", "SARAH")),
        ("Գրիգորյան", "GRIGORYAN", ("GRIGORIAN", "KRIKORIAN")),
        ("გელაშვილი", "GELASHVILI", ("GELASCHWILI",)),
        ("ገብረመድህን", "GEBREMEDHN", ("GHEBREMEDHIN", "GEBREMEDHIN")),
        ("अनन्या", "ANANYA", ("ANANIA",)),
        ("சிவகுமார்", "SIVAKUMAR", ("SIVAGUMAR",)),
        ("김", "KIM", ("GIM",)),
        ("이", "LEE", ("YI", "I")),
    ],
)
def test_spellings_that_a_word_can_have(word: str, form: str, others: tuple[str, ...]) -> None:
    native = native_word(word)
    assert native is not None
    assert native.form == form
    for other in (form, *others):
        assert native.spellings.fullmatch(other), (native.spellings.pattern, other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Γιώργος", "GRIGORIS"),
        ("שירה", "SARA"),
        ("Արամ", "ARMEN"),
        ("ნინო", "NIKA"),
        ("ሰላም", "SALOMON"),
        ("अमित", "ANITA"),
    ],
)
def test_another_name_is_no_spelling(word: str, other: str) -> None:
    native = native_word(word)
    assert native is not None
    assert not native.spellings.fullmatch(other)


@pytest.mark.parametrize("word", ["Müller", "Мельник", "أحمد", "陈", "", "ְ"])
def test_words_of_other_scripts_are_left_alone(word: str) -> None:
    assert native_word(word) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("KHATIB", "CHATIB"), ("YUSUF", "JUSUF"), ("MICHAEL", "MIKAEL"), ("CEMAL", "JAMAL"), ("GHORBANI", "QORBANI"),
     ("XALIIMO", "HALIMA"), ("TSOTNE", "ZOTNE"), ("KSENIA", "XENIA")],
)  # fmt: skip
def test_consonants_meet(one: str, other: str) -> None:
    assert consonant_keys(one) & consonant_keys(other)


def test_one_look_up_finds_a_person_in_any_order_and_script() -> None:
    assert pair_keys("Al-Khatib Ahmad") & pair_keys("أحمد الخطيب")
    assert pair_keys("Melnyk Danylo") & pair_keys("Данило Олегович Мельник")
    assert not pair_keys("Melnyk Danylo") & pair_keys("Melnyk Sofiia")
    assert pair_keys("Danylo") == frozenset()
