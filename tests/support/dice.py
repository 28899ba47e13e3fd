"""The dice of a random day: records, words and days by chance."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from kiberatung.services.desk import Desk

R = TypeVar("R")
NAMES = ("Yasmin", "Omar", "Дарина", "ኣማኑኤል", "Nguyễn Thị Hạnh", "Çağla", "Ø", "Anna-Lena Sophie")
WORDS = ("Kommt mit der Tante.", "Zeile eins\nZeile zwei", "„Zitat“ – und mehr", "مرحبا")


class NothingToDo(Exception):
    """There is no record yet on which the deed could be done."""


@dataclass(frozen=True)
class Dice:
    desk: Desk
    random: random.Random

    def one(self, kind: type[R], **equal: object) -> R:
        with self.desk.reading() as records:
            found = records.find(kind, **equal)
        if not found:
            raise NothingToDo
        return self.random.choice(found)

    def word(self) -> str:
        return self.random.choice(WORDS)

    def name(self) -> str:
        return self.random.choice(NAMES)

    def any(self, values: Any) -> Any:
        return self.random.choice(list(values))

    def day(self, years: int = 12) -> date:
        return self.desk.today - timedelta(days=self.random.randrange(1, 365 * years))

    def coming(self) -> datetime:
        return self.desk.clock.now() + timedelta(hours=self.random.randrange(2, 900))
