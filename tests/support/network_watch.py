"""Sees every connection a test begins from Python: only sockets of this machine are let through (R58)."""

import sys
from typing import Any

_BEGINNINGS = frozenset(
    {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
)
_LOCAL = ("localhost", "localhost.localdomain", "::1", "", "0.0.0.0", "::")  # noqa: S104 - no address to bind to
_seen: list[str] = []
_watched = False


def watch() -> None:
    """Once for the whole run: a hook of this kind cannot be taken back."""
    global _watched  # noqa: PLW0603 - as above
    if not _watched:
        sys.addaudithook(_hear)
        _watched = True


def taken() -> list[str]:
    """What was tried since the last call."""
    found = _seen.copy()
    _seen.clear()
    return found


def is_local(host: object) -> bool:
    if host is None or isinstance(host, bytes | bytearray):
        return host is None or is_local(host.decode("utf-8", "replace"))
    return isinstance(host, str) and (host in _LOCAL or host.startswith(("127.", "::ffff:127.")))


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _BEGINNINGS:
        return
    target = arguments[0] if event in {"socket.getaddrinfo", "socket.gethostbyname"} else arguments[1]
    host = target[0] if isinstance(target, tuple) else target
    is_path = not isinstance(target, tuple) and event in {"socket.connect", "socket.sendto", "socket.sendmsg"}
    if not is_path and not is_local(host):
        _seen.append(f"{event} {host!r}")
        raise PermissionError(f"a test must not leave this machine: {event} {host!r}")
