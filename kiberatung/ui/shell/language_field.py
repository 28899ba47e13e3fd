"""Choosing one of the languages of the texts for families: found by its German name, its own name and its tag."""

from collections.abc import Callable, Sequence

from kiberatung.basics.texts import _
from kiberatung.domain.letter_languages import own_name_of
from kiberatung.services.catalogue_words import letter_language_word
from kiberatung.ui.widgets.choice import Option, SearchingField


class LanguageField(SearchingField):
    """Always holds one of them: an emptied field shows the former one again."""

    def __init__(self, name: str) -> None:
        super().__init__(name, (), _("Diese Sprache gibt es hier nicht."))

    def set_languages(self, tags: Sequence[str], words: Callable[[str], str] = letter_language_word) -> None:
        kept = self.value()
        names = ((tag, own_name_of(tag)) for tag in tags)
        self.set_options([Option(tag, words(tag), search=f"{tag} {own}", shown=own) for tag, own in names])
        self.set_value(kept)

    def _take_typed(self) -> None:
        if self.text().strip():
            super()._take_typed()
        else:
            self.set_value(self.value())
