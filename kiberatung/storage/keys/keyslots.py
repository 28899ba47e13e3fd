"""Keyslots: the random key of the store, wrapped once for each passphrase and once for the recovery key.

Each slot derives a wrapping key by Argon2id and holds the store's key under AES-256-GCM; everything else in the slot,
and the store it belongs to, is authenticated with it. So a wrong passphrase, and only that, makes a sound slot fail.
"""

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.passphrases import WrongPassphrase
from kiberatung.storage.keys import anchor_section, recovery_key
from kiberatung.storage.keys.anchor_section import SealedAnchor
from kiberatung.storage.keys.derivation import (
    KEY_BYTES,
    SALT_BYTES,
    DerivationCost,
    DerivationProfile,
    Derive,
    cost_as_values,
    cost_from,
    implausible,
    require_floor,
)
from kiberatung.storage.keys.derivation_process import derive_apart

FORMAT = "kiberatung-schluessel"
VERSION = 1
_NONCE_BYTES = 12
_MOST_SLOTS = 64
_MOST_BYTES = 1024 * 1024
"""Sixty slots, and the identifiers of some 40,000 erased families."""


class SlotKind(StrEnum):
    PASSPHRASE = "passphrase"  # noqa: S105 - the kind, not a passphrase
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Keyslot:
    kind: SlotKind
    account_id: AccountId | None
    cost: DerivationCost
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Keyslots:
    """What the keyslot file says; `store_id` ties it to its store."""

    store_id: UUID
    slots: tuple[Keyslot, ...] = ()
    anchor: SealedAnchor | None = None
    """How far the store had come; None in the file of an old program and on a recovery sheet."""


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The opened key of a store, and whose slot opened it (None: the recovery key, or a slot of nobody)."""

    key: bytes
    store_id: UUID
    account_id: AccountId | None = None

    def __repr__(self) -> str:
        return f"StoreKey(store_id={self.store_id})"


def new_store_key(store_id: UUID) -> StoreKey:
    """256 bits from the operating system: the one secret that is chance by intent and never an argument."""
    return StoreKey(secrets.token_bytes(KEY_BYTES), store_id)


def new_recovery_key() -> str:
    return recovery_key.from_chance(secrets.randbits(recovery_key.PAYLOAD_BITS))


def with_slot(
    slots: Keyslots,
    opened: StoreKey,
    secret: str,
    profile: DerivationProfile,
    kind: SlotKind = SlotKind.PASSPHRASE,
    account_id: AccountId | None = None,
) -> Keyslots:
    """`slots` with one more for `secret`, replacing the one of the same account or the same recovery key."""
    require_floor(profile)
    if not secret:
        raise DomainError(_("Die Passphrase ist leer. Es wurde nichts geändert."), _("Geben Sie eine Passphrase ein."))
    if kind is SlotKind.PASSPHRASE and recovery_key.looks_like(secret):
        raise DomainError(
            _("Diese Passphrase sieht aus wie ein Wiederherstellungsschlüssel. Es wurde nichts geändert."),
            _("Nehmen Sie vier bis sechs Wörter."),
        )
    salt, nonce = _salt_for(slots, kind, profile.cost), secrets.token_bytes(_NONCE_BYTES)
    slot = Keyslot(kind, account_id, profile.cost, salt, nonce, b"")
    wrapped = _cipher(derive_apart(secret, salt, profile.cost)).encrypt(
        nonce, opened.key, _header(slots.store_id, slot)
    )
    kept = [old for old in slots.slots if (old.kind, old.account_id) != (kind, account_id)]
    return replace(slots, slots=(*kept, replace(slot, wrapped=wrapped)))


def without_accounts(slots: Keyslots, gone: Collection[AccountId]) -> Keyslots:
    """`slots` without those of these accounts; raises `DomainError` when no passphrase would open the store."""
    kept = tuple(slot for slot in slots.slots if slot.account_id is None or slot.account_id not in gone)
    if not any(slot.kind is SlotKind.PASSPHRASE for slot in kept):
        raise DomainError(
            _("Das ist die letzte Passphrase dieses Bestands. Es wurde nichts geändert."),
            _("Geben Sie zuerst einem anderen Konto eine Passphrase."),
        )
    return replace(slots, slots=kept)


def unwrap(slots: Keyslots, secret: str, derive: Derive = derive_apart) -> StoreKey:
    """The store's key, from a passphrase or a typed recovery key; raises `WrongPassphrase` when no slot opens.

    One derivation for each salt and cost among them: `EnvironmentFault` when there is no memory for it.
    """
    kind, tried = SlotKind.PASSPHRASE, secret
    if recovery_key.looks_like(secret):
        kind, tried = SlotKind.RECOVERY, recovery_key.read(secret)
    derived: dict[tuple[bytes, DerivationCost], bytes] = {}
    for slot in slots.slots:
        if slot.kind is not kind:
            continue
        place = slot.salt, slot.cost
        if place not in derived:
            derived[place] = derive(tried, slot.salt, slot.cost)
        key = _opened(slots.store_id, slot, derived[place])
        if key is not None:
            return StoreKey(key, slots.store_id, slot.account_id)
    raise WrongPassphrase(
        _("Die Passphrase stimmt nicht. Der Bestand ist unversehrt und bleibt geschlossen."),
        _("Prüfen Sie Feststelltaste und Tastaturbelegung und geben Sie die Passphrase noch einmal ein."),
    )


def to_text(slots: Keyslots) -> str:
    """The keyslot file: JSON, nothing personal in it."""
    values = {
        "format": FORMAT,
        "version": VERSION,
        "store": str(slots.store_id),
        "slots": [_slot_values(slot) | {"wrapped": b64encode(slot.wrapped).decode()} for slot in slots.slots],
    } | ({"anchor": anchor_section.to_values(slots.anchor)} if slots.anchor else {})
    values["digest"] = _digest(values)
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def from_text(text: str) -> Keyslots:
    """Reads a keyslot file; damaged, foreign and hostile ones are refused before any derivation."""
    if len(text) > _MOST_BYTES:
        raise implausible()
    try:
        values = json.loads(text)
        known = values["format"] == FORMAT and values["version"] == VERSION
        if not known or not 0 < len(values["slots"]) <= _MOST_SLOTS:
            raise implausible()
        if values.pop("digest", None) not in (None, _digest(values)):
            raise implausible()
        anchor = anchor_section.from_values(values["anchor"]) if "anchor" in values else None
        return Keyslots(UUID(values["store"]), tuple(_slot_from(slot) for slot in values["slots"]), anchor)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise implausible() from None


def _digest(values: dict[str, Any]) -> str:
    """Tells damage from a wrong passphrase before anything is derived (R25); files of old programs have none."""
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def _salt_for(slots: Keyslots, kind: SlotKind, cost: DerivationCost) -> bytes:
    """One salt for all passphrases of a store, so that one derivation opens it however many accounts there are.

    Two equal passphrases are noticed by it too. Who has the file tries a guess at all accounts at once, which gains
    at most the factor of their number; tables made before and other stores gain nothing, as with a salt for each.
    """
    known = [slot.salt for slot in slots.slots if slot.kind is kind is SlotKind.PASSPHRASE and slot.cost == cost]
    return known[0] if known else secrets.token_bytes(SALT_BYTES)


def _cipher(wrapping_key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - 40 ms the start can spare

    return AESGCM(wrapping_key)


def _opened(store_id: UUID, slot: Keyslot, wrapping_key: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

    try:
        key: bytes = _cipher(wrapping_key).decrypt(slot.nonce, slot.wrapped, _header(store_id, slot))
    except InvalidTag:
        return None
    return key


def _header(store_id: UUID, slot: Keyslot) -> bytes:
    values = {"format": FORMAT, "version": VERSION, "store": str(store_id)} | _slot_values(slot)
    return json.dumps(values, sort_keys=True).encode()


def _slot_values(slot: Keyslot) -> dict[str, Any]:
    return {
        "kind": slot.kind.value,
        "account": str(slot.account_id) if slot.account_id else None,
        "argon2id": cost_as_values(slot.cost),
        "salt": b64encode(slot.salt).decode(),
        "nonce": b64encode(slot.nonce).decode(),
    }


def _slot_from(values: dict[str, Any]) -> Keyslot:
    slot = Keyslot(
        kind=SlotKind(values["kind"]),
        account_id=AccountId(UUID(values["account"])) if values["account"] else None,
        cost=cost_from(values["argon2id"]),
        salt=b64decode(values["salt"], validate=True),
        nonce=b64decode(values["nonce"], validate=True),
        wrapped=b64decode(values["wrapped"], validate=True),
    )
    if (len(slot.salt), len(slot.nonce), len(slot.wrapped)) != (SALT_BYTES, _NONCE_BYTES, KEY_BYTES + 16):
        raise implausible()
    return slot
