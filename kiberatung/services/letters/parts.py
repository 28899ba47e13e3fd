"""The parts of a letter in both languages, from its wording: paragraphs, enclosures, what is ticked and signed."""

from collections.abc import Iterable
from dataclasses import replace

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import family_
from kiberatung.services.letters.facts import LetterFacts
from kiberatung.services.letters.filling import Filler
from kiberatung.services.letters.values import Bilingual, Detail, Paragraph, ReplyPart
from kiberatung.services.letters.wording import FACTS, OWN_WORDS, REFUSALS, Part, Role, Wording


class LetterParts:
    """One wording, filled for one letter."""

    def __init__(self, wording: Wording, holding: frozenset[str], filler: Filler) -> None:
        self._wording = wording
        self._holding = holding
        self._filler = filler

    def text(self, role: Role) -> Bilingual:
        """Of the first part of this kind; empty when none stands."""
        return next(iter(self._texts(self._wording.parts_as(role))), Bilingual(""))

    def enclosures(self) -> tuple[Bilingual, ...]:
        return tuple(self._texts(self._wording.parts_as(Role.ENCLOSURE)))

    def paragraphs(self, facts: LetterFacts) -> tuple[Paragraph, ...]:
        """Numbered anew, so that a part that falls away leaves no gap."""
        standing = ((part.title, part.text_for(self._holding)) for part in self._wording.paragraphs)
        texts = [(title, self._filler.fill(text)) for title, text in standing if text is not None]
        numbered = (Paragraph(number, title, text) for number, (title, text) in enumerate(texts, 1))
        return tuple(_with_own_words(_with_rows(one, facts), facts) for one in numbered)

    def reply(self) -> ReplyPart | None:
        heads = self._wording.parts_as(Role.REPLY, Role.DECLARATION)
        titles = list(self._texts(heads))
        if not titles:
            return None
        return ReplyPart(
            title=titles[0],
            choices=tuple(self._texts(self._wording.parts_as(Role.CHOICE))),
            lines=tuple(self._texts(self._wording.parts_as(Role.LINE))),
            is_cut_off=heads[0].role is Role.REPLY,
        )

    def _texts(self, parts: Iterable[Part]) -> Iterable[Bilingual]:
        texts = (part.text_for(self._holding) for part in parts)
        return (self._filler.fill(text) for text in texts if text is not None)


def _with_rows(paragraph: Paragraph, facts: LetterFacts) -> Paragraph:
    """The answer of a school without a reason stands there too: that it gave none is worth knowing."""
    if paragraph.title == FACTS:
        return replace(paragraph, rows=facts.further.rows)
    if paragraph.title == REFUSALS:
        none = family_("Kein Grund genannt.")
        answers = (
            Detail(write_date(one.answered_on), f"{one.school}. {one.reason or none}") for one in facts.further.refusals
        )
        return replace(paragraph, rows=tuple(answers))
    return paragraph


def _with_own_words(paragraph: Paragraph, facts: LetterFacts) -> Paragraph:
    """The counsellor's text stands below its announcement in the German column; nobody has translated it."""
    if paragraph.title != OWN_WORDS or facts.recommendation is None:
        return paragraph
    own = f"{paragraph.text.german}\n{facts.recommendation.statement}"
    return replace(paragraph, text=replace(paragraph.text, german=own))
