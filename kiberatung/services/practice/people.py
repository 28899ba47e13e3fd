"""The names the practice town is peopled with, and families drawn from them: all invented."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class GivenName:
    latin: str
    script: str


@dataclass(slots=True)
class NameStock:
    """Names of one language, with the country of origin and how often it is drawn."""

    language: str
    country: str
    share: int
    names: dict[str, list[GivenName]] = field(default_factory=dict)

    def draw(self, kind: str, chance: random.Random) -> GivenName:
        return chance.choice(self.names[kind])


@dataclass(frozen=True, slots=True)
class DrawnChild:
    name: GivenName
    is_girl: bool
    age_days: int


@dataclass(frozen=True, slots=True)
class DrawnFamily:
    stock: NameStock
    family_name: GivenName
    mother: GivenName
    father: GivenName | None
    children: tuple[DrawnChild, ...]


def read_stocks(rows: Iterable[Mapping[str, str]]) -> list[NameStock]:
    """From rows with language, country, share, kind (family, girl, boy, mother, father), latin and script."""
    stocks: dict[str, NameStock] = {}
    for row in rows:
        stock = stocks.setdefault(row["language"], NameStock(row["language"], row["country"], int(row["share"])))
        stock.names.setdefault(row["kind"], []).append(GivenName(row["latin"], row["script"]))
    return list(stocks.values())


def draw_family(stocks: list[NameStock], chance: random.Random) -> DrawnFamily:
    stock = chance.choices(stocks, weights=[stock.share for stock in stocks])[0]
    count = chance.choices((1, 2, 3, 4, 5), weights=(30, 34, 22, 10, 4))[0]
    names = {is_girl: list(stock.names["girl" if is_girl else "boy"]) for is_girl in (True, False)}
    for shuffled in names.values():
        chance.shuffle(shuffled)
    drawn = [_draw_child(names, chance) for _n in range(count)]
    children = sorted((child for child in drawn if child is not None), key=lambda child: -child.age_days)
    father = stock.draw("father", chance) if chance.random() < 0.7 else None
    return DrawnFamily(stock, stock.draw("family", chance), stock.draw("mother", chance), father, tuple(children))


def _draw_child(names: dict[bool, list[GivenName]], chance: random.Random) -> DrawnChild | None:
    """No name twice in a family; None when the stock of names for a girl or boy is used up."""
    is_girl = chance.random() < 0.5
    age_days = chance.randint(5 * 365, 18 * 365)
    return DrawnChild(names[is_girl].pop(), is_girl, age_days) if names[is_girl] else None
