"""How a name is shown: in lists, in sentences, and as initials while others can see the screen."""

from kiberatung.domain.names.characters import normalise_name
from kiberatung.domain.names.graphemes import letters_of


def list_name(family_name: str, given_names: str) -> str:
    """„Melnyk, Danylo“; a name of one part stands alone, without a comma."""
    return ", ".join(filter(None, (normalise_name(family_name), normalise_name(given_names))))


def sentence_name(family_name: str, given_names: str) -> str:
    """„Danylo Melnyk“; a name of one part stands alone."""
    return " ".join(filter(None, (normalise_name(given_names), normalise_name(family_name))))


def initials(family_name: str, given_names: str) -> str:
    """„D. M.“: one letter of the first given name and one of the family name, with all their marks."""
    words = [words[0] for words in (normalise_name(given_names).split(), normalise_name(family_name).split()) if words]
    return " ".join(f"{next(letters_of(word)).upper()}." for word in words)
