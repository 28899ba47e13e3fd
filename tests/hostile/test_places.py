"""A live store is never made, opened or restored where it would be damaged or read by others (T04)."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.storage import places
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.places import RefusedPlace, SyncRoot, mounted_type, require_fit_place, sync_roots
from kiberatung.storage.restores import restoring
from kiberatung.storage.stores import StorePlace, create_store, open_store, open_unlocked
from tests.support.desks import RESOURCES, TODAY
from tests.support.fakes import CHEAP

pytestmark = pytest.mark.requirement("R56", figure="8/8 Orte abgelehnt, lokale angenommen")

MOUNTS = """\
22 1 0:5 / / rw,relatime - ext4 /dev/sda1 rw
23 22 0:6 / /mnt/amt rw - nfs4 server:/amt rw
24 22 0:7 / /mnt/win rw - cifs //server/amt rw
25 22 0:8 / /home/at/fern rw - fuse.sshfs at@server:/ rw
26 22 0:9 / /media/at/MEIN\\040STICK rw - vfat /dev/sdb1 rw
27 22 0:10 / /media/at/karte rw - exfat /dev/sdc1 rw
28 22 0:11 / /tmp rw - tmpfs tmpfs rw
29 23 0:12 / /mnt/amt/lokal rw - btrfs /dev/sdd1 rw
"""
STORE_ID = UUID("0197a8a2-0000-7000-8000-000000000001")
PASSPHRASE = "vier worte sind genug"


def on_linux(path: Path) -> str:
    return mounted_type(path, MOUNTS)


def place(path: Path, *roots: SyncRoot) -> StorePlace:
    return StorePlace(path, RESOURCES.parent / "migrations", FixedClock.on(TODAY), sync_roots=roots)


@pytest.mark.parametrize(
    ("store", "reason"),
    [
        ("/mnt/amt/bestand.kib", "Netzlaufwerk"),
        ("/mnt/win/ordner/bestand.kib", "Netzlaufwerk"),
        ("/home/at/fern/bestand.kib", "Netzlaufwerk"),
        ("/media/at/MEIN STICK/bestand.kib", "Stick"),
        ("/media/at/karte/bestand.kib", "Stick"),
        ("//server/freigabe/bestand.kib", "Netzlaufwerk"),
        (r"\\server\freigabe\bestand.kib", "Netzlaufwerk"),
        ("/home/at/OneDrive - Kreis Steinfurt/Amt/bestand.kib", "OneDrive"),
        ("/home/at/Dropbox/bestand.kib", "Dropbox"),
        ("/home/at/Nextcloud/Bestand/bestand.kib", "Nextcloud"),
    ],
)
def test_a_place_that_would_damage_the_store_is_refused_with_a_way_out(store: str, reason: str) -> None:
    with pytest.raises(RefusedPlace, match=reason) as refusal:
        require_fit_place(Path(store), file_system=on_linux)
    assert "nichts geschrieben" in refusal.value.message
    assert "auf diesem Rechner" in refusal.value.next_step


@pytest.mark.parametrize("answer", ["remote", "fat32", "exfat"])
def test_what_windows_says_of_a_drive_is_heard(answer: str) -> None:
    with pytest.raises(RefusedPlace):
        require_fit_place(Path("/laufwerk/bestand.kib"), file_system=lambda _path: answer)


@pytest.mark.parametrize(
    "store",
    ["/home/at/bestand.kib", "/tmp/amt/bestand.kib", "/mnt/amt/lokal/bestand.kib", "/home/at/dropboxen/b.kib"],  # noqa: S108 - a mount point
)
def test_a_local_place_is_accepted(store: str) -> None:
    require_fit_place(Path(store), file_system=on_linux)


@pytest.mark.parametrize("answer", ["ntfs", "ext4", "btrfs", "xfs", "zfs", "tmpfs", "overlay", "fuseblk", ""])
def test_local_file_systems_are_accepted(answer: str, tmp_path: Path) -> None:
    require_fit_place(tmp_path / "bestand.kib", file_system=lambda _path: answer)


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".dropbox.cache", "Dropbox"),
        (".sync_3f2a.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_sync_folder_under_another_name_is_known_by_what_lies_in_it(tmp_path: Path, mark: str, program: str) -> None:
    (tmp_path / mark).touch()
    with pytest.raises(RefusedPlace, match=program):
        require_fit_place(tmp_path / "amt" / "beratung" / "bestand.kib")


def test_what_the_sync_programs_say_of_themselves_is_heard(tmp_path: Path) -> None:
    home, roots = tmp_path / "at", [tmp_path / name for name in ("a", "b", "c", "d")]
    for folder in (home / ".dropbox", home / ".config" / "Nextcloud"):
        folder.mkdir(parents=True)
    (home / ".dropbox" / "info.json").write_text(json.dumps({"business": {"path": str(roots[0])}, "x": 1}))
    (home / ".config" / "Nextcloud" / "nextcloud.cfg").write_text(f"[Accounts]\n0\\Folders\\1\\localPath={roots[1]}\n")
    said = sync_roots({"HOME": str(home), "OneDriveCommercial": str(roots[2])})
    for root in roots[:3]:
        with pytest.raises(RefusedPlace):
            require_fit_place(root / "bestand.kib", said)
    require_fit_place(roots[3] / "bestand.kib", said)


def test_broken_settings_of_a_sync_program_stop_nobody(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text("[not json")
    assert sync_roots({"HOME": str(tmp_path)}) == ()


def test_a_link_leads_to_the_place_itself(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "amt").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(RefusedPlace):
        require_fit_place(tmp_path / "amt" / "bestand.kib")


def test_making_opening_and_restoring_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    sound = tmp_path / "hier" / "bestand.kib"
    store, _recovery = create_store(place(sound), STORE_ID, PASSPHRASE, profile=CHEAP)
    made = store.close()
    assert made is not None
    synced = tmp_path / "Nextcloud"
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(RefusedPlace):
        create_store(place(synced / "neu.kib"), STORE_ID, PASSPHRASE, profile=CHEAP)
    with pytest.raises(RefusedPlace):
        restoring.restore(made, place(synced / "neu.kib"), PASSPHRASE)
    with pytest.raises(RefusedPlace):
        open_store(place(sound, SyncRoot(sound.parent, "Dropbox")), PASSPHRASE)
    with pytest.raises(RefusedPlace):
        open_unlocked(place(sound, SyncRoot(sound.parent, "Dropbox")), StoreKey(b"\0" * 32, STORE_ID))
    assert sorted(tmp_path.rglob("*")) == before
    assert not synced.exists()


def test_this_machine_says_what_it_is(tmp_path: Path) -> None:
    assert places.file_system_of(tmp_path.resolve())
