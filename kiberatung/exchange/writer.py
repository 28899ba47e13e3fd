"""Turns a handover into files, locks them and puts them where the counsellor wants them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from kiberatung.basics.texts import in_german
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.exchange.container import sealed_age, sealed_seven_zip
from kiberatung.exchange.csv_text import csv_bytes
from kiberatung.exchange.folder import remove_written, write_file, write_folder
from kiberatung.exchange.overview import overview_sheet
from kiberatung.exchange.schild.files import schild_files
from kiberatung.exchange.xlsx import xlsx_bytes
from kiberatung.services.handovers.contents import HandoverContent
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat, Lock, Protection
from kiberatung.services.handovers.ports import WriterReport, WrittenHandover
from kiberatung.services.letters.values import SheetRenderer


class FileHandoverWriter:
    """Provides `HandoverWriter`. Names of files carry the number of the handover, never a child."""

    def __init__(self, catalogues: Catalogues, sheets: SheetRenderer) -> None:
        self._catalogues = catalogues
        self._sheets = sheets

    def inspect(self, content: HandoverContent, form: HandoverForm) -> WriterReport:
        if not form.has_schild:
            return WriterReport()
        return schild_files(content, form.schild, self._catalogues).report

    @in_german
    def write(self, content: HandoverContent, form: HandoverForm, lock: Lock, target: Path) -> WrittenHandover:
        files = self._files(content, form)
        if lock.encrypted:
            path = _place(target, f"{content.number}.{lock.protection}")
            write_file(path, _sealed(files, lock))
        elif len(files) == 1:
            [(name, only)] = files.items()
            path = _place(target, name)
            write_file(path, only)
        else:
            path = _place(target, content.number)
            write_folder(path, files)
        return WrittenHandover(path, tuple(files), _digest(files))

    def discard(self, written: WrittenHandover) -> None:
        remove_written(written.path)

    def _files(self, content: HandoverContent, form: HandoverForm) -> dict[str, bytes]:
        """Every file of the format, flat: SchILD knows its own by their fixed names."""
        wanted = form.format
        files: dict[str, bytes] = {}
        if wanted in {HandoverFormat.PDF, HandoverFormat.FOLDER}:
            files[f"{content.number}.pdf"] = self._sheets.render_table(overview_sheet(content))
        if wanted in {HandoverFormat.XLSX, HandoverFormat.FOLDER}:
            files[f"{content.number}.xlsx"] = xlsx_bytes(content.table, content.created_on)
        if wanted is HandoverFormat.CSV:
            files[f"{content.number}.csv"] = csv_bytes(content.table)
        if form.has_schild:
            files |= schild_files(content, form.schild, self._catalogues).files
        return files


def _place(target: Path, name: str) -> Path:
    """In a folder under the given name; a target with an ending is the name of the file itself."""
    is_folder = target.is_dir() or (target.suffix == "" and Path(name).suffix != "")
    return target / name if is_folder else target


def _sealed(files: Mapping[str, bytes], lock: Lock) -> bytes:
    if lock.protection is Protection.AGE:
        return sealed_age(files, lock.passphrase, lock.recipient_key)
    return sealed_seven_zip(files, lock.passphrase)


def _digest(files: Mapping[str, bytes]) -> str:
    """Of the content itself, not of the lock around it, which is another one each time."""
    digest = hashlib.sha256()
    for content in files.values():
        digest.update(content)
    return digest.hexdigest()
