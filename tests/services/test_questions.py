"""The questions are declared once and fit the records they fill."""

from dataclasses import fields

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.services.questions import BY_FIELD, QUESTIONS, SECTION_TITLES, AnswerForm, Scope, Section

FAMILY_FIELDS = {entry.name for entry in fields(Family)}
CHILD_FIELDS = {entry.name for entry in fields(Child)}


def test_every_question_has_its_field_where_it_is_asked() -> None:
    for question in QUESTIONS:
        assert question.scope is Scope.CHILD or question.field in FAMILY_FIELDS, question.field
        assert question.scope is Scope.FAMILY or question.field in CHILD_FIELDS, question.field


def test_shared_questions_are_exactly_the_fields_both_have() -> None:
    bookkeeping = {"id", "version", "marks"}
    shared = {question.field for question in QUESTIONS if question.scope is Scope.SHARED}
    assert shared == (FAMILY_FIELDS & CHILD_FIELDS) - bookkeeping


def test_no_field_is_asked_twice() -> None:
    assert len(BY_FIELD) == len(QUESTIONS)


def test_choices_are_declared_where_they_are_needed() -> None:
    assert all((question.choices is not None) == (question.form is AnswerForm.CHOICE) for question in QUESTIONS)


def test_every_section_has_a_title_and_questions() -> None:
    assert set(SECTION_TITLES) == set(Section) == {question.section for question in QUESTIONS}


def test_what_must_not_leave_is_marked() -> None:
    protected = {question.field for question in QUESTIONS if question.protected}
    assert {"residence_status", "asylum_application", "religion", "support_need_known"} <= protected
