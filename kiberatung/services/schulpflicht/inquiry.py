"""The question to an authority about one child, as a text that names nobody: for a telephone call or a mail."""

from collections.abc import Iterator

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import _, in_german, ngettext_
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.schulpflicht.page import AskedOffice, SchulpflichtPage
from kiberatung.services.schulpflicht.words import fact_value, vote_word

_TOLD_OTHERWISE = frozenset({"date_of_birth"})
"""The exact day of birth would tell who it is in a small town; month and year are enough to count."""


@in_german
def inquiry_text(page: SchulpflichtPage, office: AskedOffice) -> str:
    """Without name, case, day of birth, address and residence status."""
    return "\n".join(_lines(page, office))


def _lines(page: SchulpflichtPage, office: AskedOffice) -> Iterator[str]:
    yield _("Anfrage zur Schulpflicht an {office}, ohne Namen").format(office=office.name)
    yield ""
    yield from page.ask
    yield ""
    yield from _child(page)
    for fact in page.facts:
        if fact.value and fact.field not in _TOLD_OTHERWISE and not BY_FIELD[fact.field].protected:
            yield f"{fact.label}: {fact_value(fact)}"
    if page.votes:
        yield ""
        yield _("Drei Zählweisen:")
        for vote in page.votes:
            yield f"– {vote.name}: {vote.sentence} {_('Ergebnis')}: {vote_word(vote.part)}"


def _child(page: SchulpflichtPage) -> Iterator[str]:
    born_on, line = page.child.date_of_birth, page.line
    if born_on is None or line is None:
        return
    age = age_on(born_on, line.today)
    years = ngettext_("{count} Jahr", "{count} Jahre", age).format(count=age)
    yield _("Alter: {years}, geboren {month}").format(years=years, month=f"{born_on:%m.%Y}")
