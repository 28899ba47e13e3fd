"""A family at the table, and the languages of the families."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kiberatung.documents.spoken_languages import SpokenLanguages
from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import Source
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.talk.deeds import begin_talk
from kiberatung.services.talk.page import TalkPage, talk_page
from kiberatung.services.talk.speaking import Speaker
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk

LANGUAGES = SpokenLanguages(Path(__file__).resolve().parents[3] / "translations")


@dataclass
class AtTheTable:
    """Yasmin is sixteen, Omar eleven; they speak Arabic and Samira Nasser interprets."""

    role: Role = Role.HEAD
    known: dict[str, Any] = field(default_factory=dict)
    interpreter: str = "Samira Nasser"
    children: int = 2

    def __post_init__(self) -> None:
        self.desk: Desk = a_desk(role=self.role)
        builder = a_family("Al-Khatib", **({"interpreter_language": "apc", "name_in_script": "الخطيب"} | self.known))
        yasmin = {"name_in_script": "ياسمين الخطيب", "own_fields": ("name_in_script",)}
        builder = builder.with_child("Yasmin", date_of_birth=date(2010, 10, 14), **yasmin)
        if self.children > 1:
            builder = builder.with_child("Omar", date_of_birth=date(2015, 3, 1))
        self.family: FamilyBuilder = builder.stored_in(self.desk.store)
        self.family_id = self.family.family.id
        self.yasmin = self.family.children[0].id

    def begin(self) -> "AtTheTable":
        begin_talk(self.desk, self.family_id, self.interpreter, keeps_confidence=bool(self.interpreter))
        return self

    def place(self, field: str, *, of_child: bool = True) -> Place:
        return Place(self.family_id, field, self.yasmin if of_child else None)

    def answer(self, field: str, value: object, source: Source | None = None, *, of_child: bool = True) -> None:
        record_answer(self.desk, self.place(field, of_child=of_child), Given(value, source=source))

    def page(self) -> TalkPage:
        return talk_page(self.desk, self.family_id)

    def speaker(self, tag: str = "ar") -> Speaker:
        return Speaker(self.desk.catalogues, AnswerTexts(self.desk.words), LANGUAGES.get(tag))
