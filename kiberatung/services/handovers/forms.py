"""In which form a handover is wished: format, choices of the SchILD files, what is left out, and how it is locked."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.handovers import RecipientKind

WORDS_THAT_PROTECT = 6
"""7z stretches a passphrase too little (R53): only one of so many drawn words, 66 bits, is strong by itself."""
SHORTEST_PLAIN_REASON = 10
"""Letters; less than that is no reason."""


class HandoverFormat(StrEnum):
    SCHILD = "schild"
    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"
    FOLDER = "folder"
    """PDF for the paper world, spreadsheet, and the SchILD files."""


class SchildEncoding(StrEnum):
    """SchILD-NRW 2 is said to read Windows-1252 only; 3 finds the encoding by itself (FORMATS 1, open)."""

    WINDOWS_1252 = "windows-1252"
    UTF_8 = "utf-8"


class Protection(StrEnum):
    SEVEN_ZIP = "7z"
    AGE = "age"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchildChoice:
    """What differs from school to school; `sexes` holds m or w per child where the record says d or x."""

    encoding: SchildEncoding = SchildEncoding.WINDOWS_1252
    basis_columns: int = 56
    guardian_columns: int = 19
    sexes: tuple[tuple[ChildId, str], ...] = ()

    def __post_init__(self) -> None:
        usable = self.basis_columns in {50, 56, 58} and self.guardian_columns in {16, 19}
        if not usable or any(sex not in {"m", "w"} for _child, sex in self.sexes):
            raise DomainError(
                _("So liest SchILD-NRW die Dateien nicht. Es wurde nichts geschrieben."),
                _("Wählen Sie 50, 56 oder 58 Spalten bei den Basisdaten und 16 oder 19 bei den Erziehern."),
            )

    def sex_of(self, child_id: ChildId) -> str:
        return dict(self.sexes).get(child_id, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverForm:
    """`left_out` names items (see `values`) that stay here this time although the recipient may have them."""

    format: HandoverFormat = HandoverFormat.FOLDER
    schild: SchildChoice = field(default_factory=SchildChoice)
    left_out: frozenset[str] = frozenset()

    @property
    def has_schild(self) -> bool:
        return self.format in {HandoverFormat.SCHILD, HandoverFormat.FOLDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """How the file is locked. Plain needs a reason; anything else a passphrase, or the recipient's key with age."""

    protection: Protection
    passphrase: str = field(default="", repr=False)
    recipient_key: str = ""
    """Public key of another KI, `age1…`."""
    plain_reason: str = ""

    def __post_init__(self) -> None:
        if self.protection is Protection.PLAIN:
            if len(self.plain_reason.strip()) < SHORTEST_PLAIN_REASON:
                raise DomainError(
                    _("Ohne Verschlüsselung braucht die Übergabe einen Grund. Es hat nichts das Haus verlassen."),
                    _("Schreiben Sie den Grund in mindestens zehn Zeichen, oder verschlüsseln Sie."),
                )
        elif self.protection is Protection.SEVEN_ZIP and 0 < len(self.passphrase.split()) < WORDS_THAT_PROTECT:
            raise DomainError(
                _("Diese Passphrase ist für ein 7z-Paket zu schwach. Es hat nichts das Haus verlassen."),
                _("Würfeln Sie eine Passphrase aus sechs Wörtern."),
            )
        elif not (self.passphrase or (self.recipient_key and self.protection is Protection.AGE)):
            raise DomainError(
                _("Die Passphrase fehlt. Es hat nichts das Haus verlassen."),
                _("Würfeln Sie eine neue Passphrase."),
            )

    @property
    def encrypted(self) -> bool:
        return self.protection is not Protection.PLAIN


def usual_protection(recipient: RecipientKind) -> Protection:
    """Offices have 7-Zip on their computers; another KI runs this program and opens age."""
    return Protection.AGE if recipient is RecipientKind.KI else Protection.SEVEN_ZIP
