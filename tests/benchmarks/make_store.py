"""Makes a store with an invented population for the figures, with a cheap key; the same count gives the same names.

    python -m tests.benchmarks.make_store FOLDER CHILDREN

FOLDER/bestand.kib is the store, FOLDER/passphrase.txt its passphrase.
"""

import sys
from pathlib import Path
from time import perf_counter

from kiberatung.app.main import main as run_command
from kiberatung.storage.stores import StorePlace, open_store
from tests.benchmarks.population import fill
from tests.support.builders import CLOCK
from tests.support.practice_stores import PASSPHRASE, TODAY, make_keys_cheap


def make_store(folder: Path, children: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path, secret = folder / "bestand.kib", folder / "passphrase.txt"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    office = ["--name", "KI Kreis Steinfurt", "--kreis", "05566", "--account", "Anke Terhorst"]
    run_command(["init", "--store", str(path), "--passphrase-file", str(secret), "--now", TODAY, *office])
    make_keys_cheap(path)
    store = open_store(StorePlace(path, Path("migrations"), CLOCK), PASSPHRASE)
    fill(store, children)
    store.close(backup=False)
    return path


def main() -> None:
    folder, children = Path(sys.argv[1]), int(sys.argv[2])
    started = perf_counter()
    path = make_store(folder, children)
    print(f"{children} children in {perf_counter() - started:.0f} s, {path.stat().st_size / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
