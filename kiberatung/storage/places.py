"""Places where a live store would be damaged or read by others: network drives, sync folders, sticks (R56).

SQLite's locks and its log do not hold on network file systems, a sync program copies half-written files to a cloud, and
FAT keeps neither rights nor a journal. Backups and handovers may lie there; a store that is being worked on may not.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault

NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs"),
        *("vboxsf", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.s3fs", "fuse.smbnetfs"),
        *("fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.glusterfs", "fuse.curlftpfs", "fuse.onedriver"),
    }
)
"""Names as in `/proc/self/mountinfo`; Windows says of a drive that it is a remote one."""
FAT = frozenset({"vfat", "msdos", "fat", "fat16", "fat32", "exfat", "fuse.exfat"})
_DRIVE_REMOTE = 4
REMOTE = "remote"
"""What Windows calls a drive letter or share of another computer."""

_NAMES = {
    "OneDrive": ("onedrive", "onedrive - *"),
    "Dropbox": ("dropbox", "dropbox (*)"),
    "Nextcloud": ("nextcloud", "nextcloud[0-9]", "owncloud"),
    "Google Drive": ("google drive", "googledrive", "meine ablage"),
    "iCloud": ("iclouddrive", "com~apple~clouddocs"),
    "MagentaCLOUD": ("magentacloud",),
}
"""How sync programs name the folder they keep, in small letters."""
_MARKS = {
    "OneDrive": (".849c9593-d756-4e56-8d6e-42412f2a707b",),
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".sync_*.db", "._sync_*.db", ".nextcloudsync.log", ".owncloudsync.log", ".csync_journal.db"),
    "Syncthing": (".stfolder",),
}
"""What they leave in the top folder, however it is named, in small letters."""


@dataclass(frozen=True, slots=True)
class SyncRoot:
    """A folder that `program` keeps equal with other computers."""

    path: Path
    program: str


class RefusedPlace(EnvironmentFault):
    """A store may not live here; nothing has been opened or written."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(reason, next_step)


FileSystemOf = Callable[[Path], str]


def file_system_of(path: Path) -> str:
    """Its name in small letters, `remote` for a network drive of Windows, empty where the system does not say."""
    if sys.platform == "win32":
        return _windows_file_system(path)
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
    return mounted_type(path, mounts)


def require_fit_place(store: Path, roots: Iterable[SyncRoot] = (), file_system: FileSystemOf = file_system_of) -> None:
    """Raises `RefusedPlace` with the reason and a way out; `store` need not exist yet."""
    place = _resolved(store)
    kind = REMOTE if str(store).startswith(("\\\\", "//")) else file_system(place)
    if kind == REMOTE or kind in NETWORK:
        raise _on_network()
    if kind in FAT:
        raise _on_stick()
    program = sync_program(place, roots)
    if program:
        raise _in_sync_folder(program)


def sync_program(place: Path, roots: Iterable[SyncRoot] = ()) -> str:
    """The program that would carry the file to other computers, empty when none is known."""
    known = next((root.program for root in roots if place.is_relative_to(_resolved(root.path))), "")
    if known:
        return known
    for folder in place.parents:
        for program, patterns in _NAMES.items():
            if any(fnmatch(folder.name.casefold(), pattern) for pattern in patterns):
                return program
        marked = _marked_by(folder)
        if marked:
            return marked
    return ""


def mounted_type(path: Path, mountinfo: str) -> str:
    """The type of the file system with the longest mount point above `path`; of two there, the later covers it."""
    longest, found = -1, ""
    for line in mountinfo.splitlines():
        before, _separator, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if len(fields) < 5 or not kind:
            continue
        point = Path(_unescaped(fields[4]))
        if path.is_relative_to(point) and len(point.parts) >= longest:
            longest, found = len(point.parts), kind.casefold()
    return found


def sync_roots(environment: Mapping[str, str]) -> tuple[SyncRoot, ...]:
    """What the sync programs of this account say of themselves: variables and their own settings files."""
    return tuple(_said_roots(environment))


def _said_roots(environment: Mapping[str, str]) -> Iterator[SyncRoot]:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if environment.get(name):
            yield SyncRoot(Path(environment[name]), "OneDrive")
    homes = [Path(environment[name]) for name in ("APPDATA", "LOCALAPPDATA", "HOME") if environment.get(name)]
    for home in homes:
        for file in (home / "Dropbox" / "info.json", home / ".dropbox" / "info.json"):
            yield from (SyncRoot(path, "Dropbox") for path in _dropbox_paths(file))
        for file in (home / "Nextcloud" / "nextcloud.cfg", home / ".config" / "Nextcloud" / "nextcloud.cfg"):
            yield from (SyncRoot(path, "Nextcloud") for path in _nextcloud_paths(file))


def _dropbox_paths(file: Path) -> Iterator[Path]:
    try:
        accounts = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return
    if isinstance(accounts, dict):
        for account in accounts.values():
            if isinstance(account, dict) and isinstance(account.get("path"), str):
                yield Path(account["path"])


def _nextcloud_paths(file: Path) -> Iterator[Path]:
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    for line in lines:
        key, _separator, value = line.partition("=")
        if key.rstrip().endswith("localPath") and value.strip():
            yield Path(value.strip())


def _marked_by(folder: Path) -> str:
    try:
        names = [name.casefold() for name in os.listdir(folder) if name.startswith(".")]  # noqa: PTH208 - names alone
    except OSError:
        return ""
    for program, patterns in _MARKS.items():
        if any(fnmatch(name, pattern) for name in names for pattern in patterns):
            return program
    return ""


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def _unescaped(text: str) -> str:
    """The kernel writes blanks and backslashes of a mount point as octal numbers."""
    for number, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(number, letter)
    return text


if sys.platform == "win32":

    def _windows_file_system(path: Path) -> str:
        import ctypes  # noqa: PLC0415 - only Windows asks its kernel this way

        kernel = ctypes.windll.kernel32
        root = ctypes.create_unicode_buffer(1024)
        if not kernel.GetVolumePathNameW(str(path), root, len(root)):
            return ""
        if kernel.GetDriveTypeW(root) == _DRIVE_REMOTE:
            return REMOTE
        name = ctypes.create_unicode_buffer(64)
        known = kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        return name.value.casefold() if known else ""


def _on_network() -> RefusedPlace:
    return RefusedPlace(
        _(
            "Dieser Ort liegt auf einem Netzlaufwerk. Dort kann der Bestand beschädigt werden, wenn die Verbindung "
            "abbricht. Es wurde nichts geöffnet und nichts geschrieben."
        ),
        _(
            "Wählen Sie einen Ordner auf diesem Rechner. Sicherungen dürfen auf das Netzlaufwerk. Arbeiten mehrere "
            "zugleich, gehört der Bestand auf einen Server."
        ),
    )


def _on_stick() -> RefusedPlace:
    return RefusedPlace(
        _(
            "Dieser Ort liegt auf einem Stick oder einer Karte (FAT). Dort kann ein Bestand nicht sicher geführt "
            "werden. Es wurde nichts geöffnet und nichts geschrieben."
        ),
        _(
            "Wählen Sie einen Ordner auf diesem Rechner. Auf den Stick gehört eine Sicherung; „Sicherung "
            "zurückholen“ macht daraus wieder einen Bestand."
        ),
    )


def _in_sync_folder(program: str) -> RefusedPlace:
    return RefusedPlace(
        _(
            "Dieser Ordner wird von {program} auf andere Rechner übertragen. Dort kann der Bestand beschädigt werden "
            "und in fremde Hände kommen. Es wurde nichts geöffnet und nichts geschrieben."
        ).format(program=program),
        _("Wählen Sie einen Ordner auf diesem Rechner, den {program} nicht überträgt.").format(program=program),
    )
