"""`self-test`: the installed program checks itself, and says in one line each what it looked at."""

import json
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from kiberatung import __version__
from kiberatung.app import composition, opening, paths
from kiberatung.app.cli.output import Exit, Output
from kiberatung.app.opening import NewOffice
from kiberatung.basics.clock import FixedClock
from kiberatung.basics.texts import _
from kiberatung.domain.errors import TellableError
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office import LetterForm
from kiberatung.domain.schulpflicht.json_shape import answer_cases
from kiberatung.exchange.catalogue_files import check_catalogues
from kiberatung.services.letters.values import Bilingual, Direction, LetterSheet, Paragraph
from kiberatung.storage import checks
from kiberatung.storage.stores import open_store

LIBRARIES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "sqlcipher3",
    "typst",
    "cryptography",
    "py7zr",
    "XlsxWriter",
    "pypdfium2",
)
SCRIPTS = {
    "Lateinisch": "Żółć, Şimşek, Nguyễn",
    "Kyrillisch": "Шевченко, Ґалаґан",
    "Arabisch": "الخطيب ياسمين",
    "Äthiopisch": "ተስፋይ ሰላም",
    "Devanagari": "शर्मा",
    "Bengalisch": "রহমান",
    "Chinesisch": "陈伟",
}
PASSPHRASE = "selbsttest ohne echte daten"  # noqa: S105 - the store is thrown away at once
CASE = {"id": 1, "date_of_birth": "2019-05-05", "reference_date": "2026-11-22", "residence_status": "eu"}


def self_test(args: Namespace) -> Exit:
    out = Output(args.json)
    results = [_run(name, check) for name, check in _checks().items()]
    out.value([{"check": name, "ok": not fault, "detail": fault or detail} for name, detail, fault in results])
    for name, detail, fault in results:
        out.line(_("{mark} {name}: {detail}").format(mark="✗" if fault else "✓", name=name, detail=fault or detail))
    return Exit.ENVIRONMENT if any(fault for _name, _detail, fault in results) else Exit.DONE


def _run(name: str, check: Callable[[], str]) -> tuple[str, str, str]:
    try:
        return name, check(), ""
    except TellableError as fault:
        return name, "", str(fault)
    except Exception as bug:  # noqa: BLE001 - a self-test reports every fault and goes on
        return name, "", f"{type(bug).__name__}: {bug}"


def _checks() -> dict[str, Callable[[], str]]:
    return {
        _("Programm"): lambda: f"KIberatung {__version__}, Python {sys.version.split()[0]}",
        _("Bibliotheken"): lambda: ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        _("Schriften"): _fonts,
        _("Kataloge"): _catalogues,
        _("Schulpflicht"): _law,
        _("Texte der Schreiben"): _texts,
        _("Bestand anlegen und öffnen"): _store,
        **{_("Brief, Schrift {name}").format(name=name): _letter_check(text) for name, text in SCRIPTS.items()},
    }


def _fonts() -> str:
    found = sorted((paths.resources() / "fonts").glob("*.ttf"))
    return _("{count} Dateien").format(count=len(found))


def _catalogues() -> str:
    check_catalogues(paths.resources() / "catalogues")
    return _("{count} Schulen").format(count=len(composition.catalogues().schools))


def _law() -> str:
    [answer], _all_answered = answer_cases([CASE], composition.law())
    return _("Antwort „{answer}“").format(answer=json.loads(answer)["answer"])


def _texts() -> str:
    texts = composition.letter_texts()
    return _("{kinds} Arten, Sprachen {languages}").format(
        kinds=len(LetterKind), languages=", ".join(texts.languages.tags())
    )


def _store() -> str:
    clock = FixedClock.on(date(2026, 11, 22))
    with tempfile.TemporaryDirectory(prefix="kiberatung-selbsttest-") as folder:
        path = Path(folder) / "test.kib"
        office = NewOffice(_("Selbsttest"), "05566", _("Test Konto"))
        store, _recovery = opening.make_store(path, PASSPHRASE, office, clock)
        store.close()
        again = open_store(opening.place_of(path, clock), PASSPHRASE)
        findings = checks.check(again)
        again.close(backup=False)
    return _("verschlüsselt, gesichert, wieder geöffnet") if not findings else "; ".join(findings)


def _letter_check(text: str) -> Callable[[], str]:
    def check() -> str:
        pdf = composition.typesetter().render_letter(_sheet(text))
        return _("{size} Bytes").format(size=len(pdf))

    return check


def _sheet(text: str) -> LetterSheet:
    return LetterSheet(
        form=LetterForm.B,
        title=_("Selbsttest"),
        language="de",
        direction=Direction.LEFT_TO_RIGHT,
        letterhead=(_("Selbsttest"),),
        sender_line=_("Selbsttest"),
        recipient=(text,),
        dated_on=date(2026, 11, 22),
        subject=Bilingual(text),
        salutation=Bilingual(text),
        paragraphs=(Paragraph(1, "", Bilingual(text)),),
        closing=Bilingual(text),
        signature=(text,),
    )
