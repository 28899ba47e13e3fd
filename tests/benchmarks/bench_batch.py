"""Letters to many families: a thousand as one document and as files, beside the office suite's mail merge in one run.

Every letter is German beside Arabic and goes to another person about another child. The peer merges the same words into
a table of two columns, without letterhead, window, paragraph numbers and tags.
Run: python -m tests.benchmarks.bench_batch [letters [letters of the peer]]
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiberatung.documents.batch_setting import BatchTypesetter
from kiberatung.documents.setting_processes import cores
from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.batch.leaving import AT_A_TIME
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.values import Bilingual, LetterSheet
from tests.benchmarks.bench_letters import another
from tests.services.letters.paper_desk import FAMILY, OMAR, RESOURCES, TEXTS, a_desk, a_store

PEER = Path(__file__).with_name("mail_merge.py")
PYTHON_OF_THE_SYSTEM = "/usr/bin/python3"


def the_sheet() -> LetterSheet:
    request = LetterRequest(kind=LetterKind.PLACEMENT, family_id=FAMILY, child_id=OMAR, language="ar")
    return prepare_letter(a_desk(a_store()), TEXTS, request).sheet


def ours(way: str, letters: int) -> None:
    """In a process of its own, so that its memory is its own; prints seconds, CPU seconds, megabytes and bytes.

    Those that it starts count too: their processor time, and the largest of them as often as there are cores.
    """
    typesetter = BatchTypesetter(Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts"))
    sheet = the_sheet()
    sheets = [another(sheet, number) for number in range(letters)]
    begun, worked = time.perf_counter(), processor_seconds()
    size = len(typesetter.render_letters(sheets)) if way == "one" else as_files(typesetter, sheets)
    told = {
        "seconds": time.perf_counter() - begun,
        "cpu": processor_seconds() - worked,
        "megabytes": (highest(resource.RUSAGE_SELF) + cores() * highest(resource.RUSAGE_CHILDREN)) / 1024,
        "bytes": size,
    }
    sys.stdout.write(json.dumps(told))


def processor_seconds() -> float:
    return sum(os.times()[:4])


def highest(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss


def as_files(typesetter: BatchTypesetter, sheets: list[LetterSheet]) -> int:
    size = 0
    with tempfile.TemporaryDirectory() as folder:
        for begin in range(0, len(sheets), AT_A_TIME):
            for number, pdf in enumerate(typesetter.render_each(sheets[begin : begin + AT_A_TIME]), begin):
                size += (Path(folder) / f"{number}.pdf").write_bytes(pdf)
    return size


def measured(way: str, letters: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_batch", way, str(letters)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def peer_job(sheet: LetterSheet, letters: int, folder: Path) -> dict[str, object]:
    """The same words with a field where the names stand."""

    def pair(text: Bilingual) -> tuple[str, str]:
        return text.german.replace("Omar", "{name}"), (text.translated or text.german).replace("Omar", "{name}")

    texts = [sheet.subject, sheet.salutation, *(one.text for one in sheet.paragraphs), sheet.closing]
    head = [("{person}", "{case}"), *((line, "") for line in sheet.recipient[1:])]
    rows = [{"name": f"Omar{n}", "person": f"Person {n}", "case": f"Fall {n}"} for n in range(letters)]
    return {"folder": str(folder), "rows": rows, "paragraphs": [*head, *map(pair, texts)]}


def measured_peer(letters: int) -> dict[str, dict[str, float]] | None:
    """None where the office suite, or its Python, is not installed."""
    if (
        shutil.which("soffice") is None
        or subprocess.run([PYTHON_OF_THE_SYSTEM, "-c", "import uno"], capture_output=True, check=False).returncode
    ):
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        job = Path(name) / "job.json"
        job.write_text(json.dumps(peer_job(the_sheet(), letters, Path(name))), encoding="utf-8")
        done = subprocess.run([PYTHON_OF_THE_SYSTEM, PEER, job], capture_output=True, check=True, text=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def told(name: str, letters: int, found: dict[str, float]) -> str:
    size = found["bytes"] / letters / 1024
    return (
        f"{name:<24}{letters:>6} letters {found['seconds']:8.2f} s {letters / found['seconds']:8.1f} a second"
        f"{found['cpu']:8.2f} s of processor {found['megabytes']:6.0f} MB {size:6.1f} KiB each"
    )


def compared(name: str, peer_letters: int, peer: dict[str, float], letters: int, own: dict[str, float]) -> str:
    """By the clock, and by processor seconds: a machine that others use too slows most what works on both cores."""
    clock, processor = (letters / own[unit] / (peer_letters / peer[unit]) for unit in ("seconds", "cpu"))
    speed = peer_letters / peer["seconds"]
    return (
        f"peer: mail merge, {name:<13}{peer_letters:>6} letters {peer['seconds']:8.2f} s {speed:8.1f} a second"
        f"{peer['cpu']:8.2f} s of processor; ours {clock:.1f} times by the clock, {processor:.1f} times by processor"
    )


def main(letters: int, peer_letters: int) -> None:
    peer = measured_peer(peer_letters)
    one, files = measured("one", letters), measured("files", letters)
    lines = [told("one document", letters, one), told("files", letters, files)]
    if peer is None:
        lines.append("peer: the office suite is not installed (Debian: libreoffice-writer-nogui libreoffice-base-nogui"
                     " libreoffice-calc-nogui python3-uno); no ratio can be given")  # fmt: skip
    else:
        lines += [compared("one document", peer_letters, peer["one"], letters, one)]
        lines += [compared("files", peer_letters, peer["files"], letters, files)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in {"one", "files"}:
        ours(sys.argv[1], int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 200)
