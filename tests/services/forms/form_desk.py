"""Filled forms without a file: what stands in the fields of a form of today, and the family it is about."""

from datetime import date
from functools import cache

from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.desk import Desk
from kiberatung.services.forms.comparing import FormPreview, FormRow, preview_form
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.forms.form_code import form_code
from kiberatung.services.forms.matching import Match
from kiberatung.services.forms.taking import FormWish, take_form
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import real_catalogues


@cache
def answer_texts() -> AnswerTexts:
    return AnswerTexts(CatalogueWords(real_catalogues()))


def a_form(**values: str) -> FilledForm:
    """`child1_given_names="Omar"`: the first underscore stands for the hyphen of the field's name."""
    return FilledForm(form_code("de", 2), {name.replace("_", "-", 1): text for name, text in values.items()})


def haddad() -> FamilyBuilder:
    known = (
        a_family("Haddad", postcode="48282", phone="0170 111")
        .with_child("Omar")
        .with_child("Lina", date_of_birth=date(2017, 5, 1))
    )
    return known.with_guardian("Rania")


def previewed(desk: Desk, builder: FamilyBuilder, form: FilledForm, **wished: Match) -> FormPreview:
    return preview_form(desk, answer_texts(), builder.family.id, form, wished)


def row(preview: FormPreview, key: str) -> FormRow:
    return next(one for one in preview.rows if one.key == key)


def taken(desk: Desk, builder: FamilyBuilder, form: FilledForm, *keys: str, **wished: Match) -> int:
    """All that is new without `keys`."""
    seen = previewed(desk, builder, form, **wished)
    chosen = frozenset(keys) or frozenset(one.key for one in seen.rows if one.is_chosen_first)
    return take_form(desk, answer_texts(), builder.family.id, FormWish(form, seen, wished, chosen))
