"""All rules together: what stands out in a family, each with its reason. Nothing of it ever blocks an entry."""

from collections.abc import Iterator

from kiberatung.basics.texts import _
from kiberatung.domain.consistency import arrival_rules, birth_rules, duty_rules, family_rules, name_rules, school_rules
from kiberatung.domain.consistency.doubt import Doubt, Household, Rule, Said

RULES: tuple[Rule, ...] = (
    *birth_rules.RULES,
    *name_rules.RULES,
    *arrival_rules.RULES,
    *school_rules.RULES,
    *duty_rules.RULES,
    *family_rules.RULES,
)


def doubts_of(house: Household) -> Iterator[Doubt]:
    for rule in RULES:
        for said in rule.check(house):
            yield _doubt(rule, said)


def _doubt(rule: Rule, said: Said) -> Doubt:
    about = "|".join(str(value) for value in said.about)
    return Doubt(rule.name, said.sentence, _(rule.reason), about, said.field, said.child.id if said.child else None)
