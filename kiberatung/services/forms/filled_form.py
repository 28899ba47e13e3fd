"""A form that came back: its code and what stands in each field, before anybody has looked at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kiberatung.services.forms.form_code import FormCode


@dataclass(frozen=True, slots=True)
class FilledForm:
    """`values` by the name of the field, as child1-given_names; empty where nothing was entered."""

    code: FormCode
    values: Mapping[str, str]


class ReadForm(Protocol):
    def __call__(self, content: bytes) -> FilledForm:
        """Raises `DomainError` for a file that is no form of this program."""
