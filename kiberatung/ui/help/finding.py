"""The pages of the help by name, by screen and by what somebody types."""

from collections.abc import Callable

from kiberatung.basics.texts import _
from kiberatung.ui.help import more_pages, pages
from kiberatung.ui.help.page import HelpPage
from kiberatung.ui.protocols import FoundEntry
from kiberatung.ui.shell.word_match import NOT_FOUND, rank

PAGES: tuple[HelpPage, ...] = (
    pages.BEGIN,
    pages.TODAY,
    pages.FAMILIES,
    pages.FAMILY,
    pages.INTAKE,
    pages.SCHULPFLICHT,
    pages.RECKONING,
    pages.SCHOOLING,
    pages.ASSESSMENT,
    pages.RECOMMENDATION,
    more_pages.LETTERS,
    more_pages.APPOINTMENTS,
    more_pages.SCHOOLS,
    more_pages.HANDOVERS,
    more_pages.BLOCKS,
    more_pages.SETTINGS,
    more_pages.SAFETY,
    more_pages.PRACTICE,
)
_ENTRIES_AT_MOST = 3


def page_about(*names: str) -> HelpPage:
    """The page of the first name that has one; the first steps when there is none."""
    by_name = {page.name: page for page in PAGES}
    return next((by_name[name] for name in names if name in by_name), PAGES[0])


def found_pages(text: str) -> list[HelpPage]:
    """Best first; all of them when nothing is typed."""
    if not text.strip():
        return list(PAGES)
    ranked = [(rank(text, _(page.title), (page.searched(),)), place) for place, page in enumerate(PAGES)]
    return [PAGES[place] for points, place in sorted(ranked) if points < NOT_FOUND]


def help_entries(text: str, show: Callable[[str], object]) -> list[FoundEntry]:
    """For the search line at the top; `show` gets the name of the page."""
    return [
        FoundEntry(_(page.title), lambda name=page.name: show(name), note=_("Hilfe"), icon="life-buoy")  # type: ignore[misc]
        for page in found_pages(text)[:_ENTRIES_AT_MOST]
    ]
