"""The code on each page of the Erfassungsbogen: which form, which questions, which language; nothing about a person."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.questions import QUESTIONS

FORM = "KI-EB"
EDITION = 1
"""Rises when fields change their meaning; a file of another edition is not read."""
CODE_FIELD = "form-code"
_CODE = re.compile(r"KI-EB:(\d{1,3})-([0-9A-F]{4}):([A-Z-]{2,12}):K(\d{1,2})")


@dataclass(frozen=True, slots=True)
class FormCode:
    """`sign` changes with the questions: an older form may lack one or hold one that is asked no more."""

    edition: int
    sign: str
    language: str
    children: int

    @property
    def is_of_today(self) -> bool:
        return self.sign == questions_sign()

    def __str__(self) -> str:
        """All signs are of the small set of QR codes."""
        return f"{FORM}:{self.edition}-{self.sign}:{self.language.upper()}:K{self.children}"


def form_code(language: str, children: int) -> FormCode:
    return FormCode(EDITION, questions_sign(), language, children)


def read_form_code(text: str) -> FormCode:
    """Raises `DomainError` for what is no form of this program, or of an edition it does not know."""
    match = _CODE.fullmatch(text.strip())
    if match is None:
        raise no_form()
    edition, sign, language, children = match.groups()
    if int(edition) != EDITION:
        raise DomainError(
            _("Dieser Erfassungsbogen gehört zu einer anderen Fassung des Programms. Es wurde nichts übernommen."),
            _("Öffnen Sie ihn am Bildschirm und tragen Sie die Antworten in der Aufnahme ein."),
        )
    return FormCode(int(edition), sign, language.lower(), int(children))


def no_form() -> DomainError:
    return DomainError(
        _("Diese Datei ist kein Erfassungsbogen dieses Programms. Es wurde nichts übernommen."),
        _("Wählen Sie die Datei, die Sie als ausfüllbaren Erfassungsbogen gesichert und zurückbekommen haben."),
    )


@cache
def questions_sign() -> str:
    return _sign(f"{one.field}/{one.scope.name}/{one.form.name}" for one in QUESTIONS)


def _sign(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:4].upper()
