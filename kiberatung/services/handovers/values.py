"""Which facts leave, declared once: what each is called, who gets it, what it reads, how it is said.

Who gets what follows the task of each office and is our own proposal (data minimisation, Art. 5 DSGVO); the
data protection officer of the Kreis has the last word.
"""

from kiberatung.basics.texts import _
from kiberatung.services.handovers.items import HandoverItem, Section
from kiberatung.services.handovers.person_items import (
    contact_items,
    home_items,
    identity_items,
    origin_items,
    statistics_items,
)
from kiberatung.services.handovers.school_items import language_items, recommendation_items


def handover_items() -> tuple[HandoverItem, ...]:
    """In the order in which every preview, list and file shows them."""
    person = (*identity_items(), *origin_items(), *statistics_items(), *home_items(), *contact_items())
    return (*person, *language_items(), *recommendation_items())


def section_title(section: Section) -> str:
    return {
        Section.PERSON: _("Zur Person"),
        Section.SCHOOL_AND_LANGUAGE: _("Schule und Sprache"),
        Section.RECOMMENDATION: _("Empfehlung"),
    }[section]
