"""What stands beside each backup: what it must hold, of which size, sealed with a key that follows from the store's.

Whoever lists backups needs no key for it; whoever removes or counts one looks at the seal first.
"""

import hmac
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from kiberatung.storage.backups.naming import manifest_path
from kiberatung.storage.keys.anchor_section import derived

FORMAT = "kiberatung-sicherung"
VERSION = 1
_PURPOSE = b"kiberatung backup 1"
_MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file must hold to be the store: rows of each table, length and head of the log, running numbers taken."""

    rows: tuple[tuple[str, int], ...]
    changes: int
    head: str
    numbers: int
    families: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """`size` in bytes; the two digests are SHA-256 in hexadecimal, of the backup and of its keyslots."""

    store_id: UUID
    file: str
    """Name of the store it was made of."""
    made_at: datetime
    contents: Contents
    size: int
    digest: str
    keyslots_digest: str


@dataclass(frozen=True, slots=True)
class SealedManifest:
    """As the file has it: to be believed only when the seal fits."""

    manifest: Manifest
    seal: str

    def is_genuine(self, key: bytes) -> bool:
        return hmac.compare_digest(self.seal, _seal(self.manifest, key))


def write(backup: Path, manifest: Manifest, key: bytes) -> None:
    """Durable when it returns; raises `OSError`."""
    values = _values(manifest) | {"seal": _seal(manifest, key)}
    descriptor = os.open(manifest_path(backup), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(json.dumps(values, indent=1) + "\n")
        stream.flush()
        os.fsync(stream.fileno())


def read(backup: Path) -> SealedManifest | None:
    """None when there is none, or none that could be one."""
    try:
        with manifest_path(backup).open(encoding="utf-8") as stream:
            return _from_text(stream.read(_MOST_BYTES))
    except (OSError, ValueError):
        return None


def read_genuine(backup: Path, key: bytes, store_id: UUID) -> Manifest | None:
    """Of a backup of this very store that is as long as it was; what is in it is not read."""
    sealed = read(backup)
    if sealed is None or not sealed.is_genuine(key) or sealed.manifest.store_id != store_id:
        return None
    return sealed.manifest if has_size(backup, sealed.manifest) else None


def has_size(backup: Path, manifest: Manifest) -> bool:
    try:
        return backup.stat().st_size == manifest.size
    except OSError:
        return False


def _from_text(text: str) -> SealedManifest | None:
    try:
        values = json.loads(text)
        if (values["format"], values["version"]) != (FORMAT, VERSION):
            return None
        contents = values["contents"]
        manifest = Manifest(
            store_id=UUID(values["store"]),
            file=str(values["file"]),
            made_at=datetime.fromisoformat(values["made_at"]).astimezone(UTC),
            contents=Contents(
                rows=tuple((str(table), int(count)) for table, count in contents["rows"]),
                changes=int(contents["changes"]),
                head=str(contents["head"]),
                numbers=int(contents["numbers"]),
                families=int(contents["families"]),
            ),
            size=int(values["size"]),
            digest=str(values["sha256"]),
            keyslots_digest=str(values["keyslots_sha256"]),
        )
        return SealedManifest(manifest, str(values["seal"]))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None


def _values(manifest: Manifest) -> dict[str, Any]:
    contents = manifest.contents
    return {
        "format": FORMAT,
        "version": VERSION,
        "store": str(manifest.store_id),
        "file": manifest.file,
        "made_at": manifest.made_at.astimezone(UTC).isoformat(),
        "contents": {
            "rows": [list(row) for row in contents.rows],
            "changes": contents.changes,
            "head": contents.head,
            "numbers": contents.numbers,
            "families": contents.families,
        },
        "size": manifest.size,
        "sha256": manifest.digest,
        "keyslots_sha256": manifest.keyslots_digest,
    }


def _seal(manifest: Manifest, key: bytes) -> str:
    text = json.dumps(_values(manifest), sort_keys=True).encode()
    return hmac.digest(derived(key, _PURPOSE), text, "sha256").hex()
