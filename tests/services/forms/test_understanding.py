"""A field of a form is read like a field of the intake; what nobody can read is told and never guessed."""

from datetime import date

import pytest

from kiberatung.domain.children import DateCertainty, Sex
from kiberatung.domain.errors import DomainError
from kiberatung.domain.guardians import GuardianKind
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.forms.as_intake import family_as_intake, unreadable_sentences
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.forms.form_code import FormCode, form_code, read_form_code
from kiberatung.services.forms.understanding import understand
from kiberatung.services.intake_import.importing import take_in_families
from tests.services.forms.form_desk import a_form, answer_texts
from tests.support.desks import TODAY, a_desk


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("child1_date_of_birth", "3.2014", BirthDate(date(2014, 3, 1), DateCertainty.MONTH)),
        ("child1_sex", "w", Sex.FEMALE),
        ("child2_certificate_present", "yes", True),
        ("child1_country_of_birth", "syrien", "475"),
        ("child1_home_languages", "Arabisch, Türkisch", ("ara", "tur")),
        ("family_letter_language", "ar", "ar"),
        ("family_letter_language", "Arabisch", "ar"),
        ("child1_given_names", "  Zoe\u0301   Ann ", "Zoé Ann"),
        ("guardian2_kind", "mother", GuardianKind.MOTHER),
        ("child1_given_names", "<b>{child}</b>", "<b>{child}</b>"),
    ],
)
def test_an_answer_is_what_it_would_be_in_the_intake(name: str, text: str, value: object) -> None:
    told = understand(a_form(**{name: text}), answer_texts(), TODAY)
    assert [(one.value, one.fault) for one in told.answers] == [(value, "")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("child1_date_of_birth", "gestern"),
        ("child1_years_of_schooling", "viele"),
        ("child1_sex", "q"),
        ("guardian1_kind", "tante"),
        ("child1_given_names", "x" * 501),
        ("family_letter_language", "Klingonisch"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, text: str) -> None:
    told = understand(a_form(**{name: text}), answer_texts(), TODAY)
    (answer,) = told.answers
    assert answer.value is None
    assert answer.fault
    assert len(answer.text) <= 500
    assert answer.fault in unreadable_sentences(told)[0]


@pytest.mark.parametrize(
    "name", ["child0_given_names", "child99_given_names", "child1_street", "family_given_names", "child1_id", "x_y"]
)
def test_what_is_not_asked_is_told_and_left(name: str) -> None:
    told = understand(a_form(**{name: "Omar"}), answer_texts(), TODAY)
    assert (told.answers, told.unknown) == ((), (name.replace("_", "-", 1),))


def test_the_code_names_form_and_questions_and_nobody() -> None:
    code = form_code("ar", 3)
    assert read_form_code(str(code)) == code
    assert str(code).startswith("KI-EB:1-")
    assert not understand(FilledForm(code, {}), answer_texts(), TODAY).is_older
    older = FilledForm(FormCode(1, "0000", "de", 2), {})
    assert understand(older, answer_texts(), TODAY).is_older


@pytest.mark.parametrize(
    "text", ["", "KI-EB:2-ABCD:DE:K2", "KI-EB:1-ABCD:DE", "KI-EB:999-ABCD:DE:K2", "KI-XX:1-ABCD:DE:K2"]
)
def test_another_code_is_refused(text: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_form_code(text)
    assert "nichts übernommen" in refused.value.message


def test_a_form_is_taken_in_as_a_new_family() -> None:
    form = a_form(
        family_street="Lange Straße",
        family_postcode="48282",
        family_address_protected="yes",
        family_letter_language="uk",
        guardian1_given_names="Rania",
        guardian1_kind="mother",
        guardian1_phone="0170 1",
        child1_given_names="Omar",
        child1_family_name="Haddad",
        child1_date_of_birth="2014",
        child1_home_languages="Arabisch",
        child1_kindergarten_months="12",
        child1_suspension="university",
        child1_deferred="no",
        child1_wished_schools="Gesamtschule",
        child1_with_sibling="yes",
        child1_unaccompanied="no",
        child1_health_check_on="3.4.2026",
    )
    told = understand(form, answer_texts(), TODAY)
    assert unreadable_sentences(told) == (
        [] if told.of("child1")["suspension"].fault == "" else unreadable_sentences(told)
    )
    desk = a_desk()
    (result,) = take_in_families(desk, [family_as_intake(told)])
    assert result.error == ""
    assert len(result.child_ids) == 1
