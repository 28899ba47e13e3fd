"""The paper of the recovery key and that of a first passphrase, for window and command line."""

from datetime import date
from pathlib import Path

from kiberatung.app import composition
from kiberatung.services.key_papers import PassphrasePaper, RecoveryPaper


def recovery_paper(store: Path, printed: str, sheet: str, office: str, on: date) -> bytes:
    paper = RecoveryPaper(office, store.name, printed, tuple(sheet.splitlines()), on)
    return composition.typesetter().render_recovery_paper(paper)


def passphrase_paper(name: str, passphrase: str, office: str, on: date) -> bytes:
    return composition.typesetter().render_passphrase_paper(PassphrasePaper(office, name, passphrase, on))
