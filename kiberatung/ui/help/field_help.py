"""What can be told about one field."""

from dataclasses import dataclass

from kiberatung.basics.texts import _


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """Empty is what there is nothing to tell about; in a table the texts are marked, `in_words` translates them."""

    title: str
    why: str
    basis: str = ""
    unknown: str = ""
    recipients: str = ""

    def in_words(self) -> "FieldHelp":
        texts = (self.title, self.why, self.basis, self.unknown, self.recipients)
        return FieldHelp(*(_(text) if text else "" for text in texts))

    def facts(self) -> list[tuple[str, str]]:
        """Heading and sentence, those that have one."""
        pairs = [
            (_("Wozu"), self.why),
            (_("Grundlage"), self.basis),
            (_("Wenn es nicht bekannt ist"), self.unknown),
            (_("Wer es bekommt"), self.recipients),
        ]
        return [(head, text) for head, text in pairs if text]
