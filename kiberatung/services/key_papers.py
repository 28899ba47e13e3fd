"""What stands on the papers with keys: values that documents turn into pages."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RecoveryPaper:
    """`keyslot` is the text that replaces a lost keyslot file, in lines."""

    office: str
    store: str
    recovery_key: str
    keyslot: tuple[str, ...]
    dated_on: date


@dataclass(frozen=True, slots=True)
class PassphrasePaper:
    """The first passphrase of an account, to be handed over closed and then changed."""

    office: str
    name: str
    passphrase: str
    dated_on: date
