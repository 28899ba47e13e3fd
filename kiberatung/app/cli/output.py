"""What a command says: JSON or plain lines on stdout, one sentence on stderr, and how it ends."""

import json
import sys
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError


class Exit(IntEnum):
    """0 done, 1 refused by a rule or wrong data, 2 wrong usage, 3 disk, lock or newer file."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    ENVIRONMENT = 3


@dataclass(frozen=True, slots=True)
class Output:
    """With `as_json` only `value` is printed, without it only the lines."""

    as_json: bool = False

    def line(self, text: str) -> None:
        if not self.as_json:
            print(text)

    def value(self, value: Any) -> None:
        if self.as_json:
            print_json(value)


def print_json(value: Any) -> None:
    """On one line: indented, the encoder of the standard library is five times slower."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False))
    sys.stdout.write("\n")


def say_error(text: str) -> None:
    print(text, file=sys.stderr)


def read_json(text: str) -> Any:
    """Raises `DomainError` naming line and column of broken JSON."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DomainError(
            _("Zeile {line}, Spalte {column}: Das ist kein gültiges JSON. Es wurde nichts übernommen.").format(
                line=error.lineno, column=error.colno
            ),
            _("Berichtigen Sie die Stelle und rufen Sie den Befehl noch einmal auf."),
        ) from None
    except ValueError:  # as a number of thousands of digits
        raise DomainError(
            _("Die Angaben enthalten eine Zahl, die kein Rechner lesen kann. Es wurde nichts übernommen."),
            _("Prüfen Sie die Datei."),
        ) from None
    except RecursionError:
        raise DomainError(
            _("Die Angaben sind zu tief verschachtelt. Es wurde nichts übernommen."), _("Prüfen Sie die Datei.")
        ) from None
