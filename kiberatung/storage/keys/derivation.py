"""From a passphrase to a key: Argon2id (RFC 9106), its cost, the floor for new keys, the ceiling for read ones."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from unicodedata import normalize

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault

KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class DerivationCost:
    """What one guess costs; memory in KiB."""

    memory_kib: int
    passes: int
    lanes: int

    def at_least(self, floor: "DerivationCost") -> bool:
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes and self.lanes >= floor.lanes


@dataclass(frozen=True, slots=True)
class DerivationProfile:
    """The cost of new keys and the floor below which none is made."""

    cost: DerivationCost
    floor: DerivationCost


FLOOR = DerivationCost(memory_kib=64 * 1024, passes=3, lanes=4)
CEILING = DerivationCost(memory_kib=2 * 1024 * 1024, passes=32, lanes=64)
OFFICE = DerivationProfile(cost=DerivationCost(memory_kib=256 * 1024, passes=3, lanes=4), floor=FLOOR)
"""About 0.7 s and 256 MiB for each guess on two cores."""


Derive = Callable[[str, bytes, DerivationCost], bytes]
"""From passphrase, salt and cost to the wrapping key: `derive` here, or in a process of its own."""


def require_floor(profile: DerivationProfile) -> None:
    if not profile.cost.at_least(profile.floor):
        raise DomainError(
            _("So schwach darf die Passphrase nicht geschützt werden. Es wurde nichts angelegt."),
            _("Verwenden Sie die Vorgabe des Programms."),
        )


def cost_from(values: object) -> DerivationCost:
    """The cost a keyslot states, refused before anything is allocated when it is absurd (R24)."""
    try:
        numbers = {name: values[name] for name in ("memory_kib", "passes", "lanes")}  # type: ignore[index]
    except (KeyError, TypeError, IndexError):
        raise implausible() from None
    if not all(type(number) is int and number > 0 for number in numbers.values()):
        raise implausible()
    cost = DerivationCost(**numbers)
    if not CEILING.at_least(cost) or cost.memory_kib < 8 * cost.lanes:
        raise implausible()
    return cost


def cost_as_values(cost: DerivationCost) -> dict[str, int]:
    return asdict(cost)


def derive(passphrase: str, salt: bytes, cost: DerivationCost) -> bytes:
    """The same key however the keyboard composed its umlauts: the passphrase is taken in NFC, whole."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - 40 ms the start can spare

    argon = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return argon.derive(normalize("NFC", passphrase).encode())


def implausible() -> EnvironmentFault:
    return EnvironmentFault(
        _("Die Schlüsseldatei ist beschädigt oder verändert worden. Der Bestand selbst ist unberührt."),
        _("Legen Sie die Schlüsseldatei aus der letzten Sicherung neben den Bestand und öffnen Sie ihn noch einmal."),
    )
