"""What is mostly wanted next is read beforehand and beside the main thread, so that no page waits for it."""

from importlib import import_module

from kiberatung.app.family_tabs import PARTS
from kiberatung.services.desk import Desk
from kiberatung.services.language_names import language_names
from kiberatung.services.place_words import towns_of

PAGES = ("typst", "pypdfium2")
"""Set the page of a letter and show it."""
LISTS = ("families", "appointments", "schools", "letters", "handovers")


def read_ahead(desk: Desk) -> None:
    """In the order of likely use: name finder, words of the catalogues, a family's page, the lists, letters."""
    import_module("kiberatung.storage.queries.search")
    language_names(desk.catalogues)  # and with them the words of all catalogues, kept from then on
    towns_of(desk.catalogues)
    for part in ("view", *(f"{part}.view" for part in PARTS)):
        import_module(f"kiberatung.ui.family.{part}")
    for screen in LISTS:
        import_module(f"kiberatung.ui.{screen}.view")
    for library in PAGES:
        import_module(library)
