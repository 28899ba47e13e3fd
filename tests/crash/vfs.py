"""A file layer of SQLite's own that notes every write, cut, sync and deletion, and lets those fail that a test chooses.

SQLite asks its "VFS" for everything it does with files. This one stands before the ordinary one, which does the work:
`https://www.sqlite.org/vfs.html`. Deeds are noted before they are done; a write that fails has written half.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3

OK, FULL, CANNOT_OPEN = 0, 13, 14
WRITE_FAILED, TRUNCATE_FAILED, SYNC_FAILED, DELETE_FAILED = 778, 1546, 1034, 2570
"""SQLite's extended codes of an input/output error."""
_CREATE = 0x4
_READ_WRITE, _READ_ONLY = 0x2, 0x1
_OURS = 16
"""Bytes before the real file in the memory SQLite gives: our methods, our number."""

_library = ctypes.CDLL(str(next(Path(sqlcipher3.__file__).parent.glob("_sqlite3*"))))
_library.sqlite3_vfs_find.restype = c_void_p
_library.sqlite3_vfs_find.argtypes = (c_char_p,)
_library.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
_library.sqlite3_vfs_unregister.argtypes = (c_void_p,)

_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_METHODS = {
    "close": CFUNCTYPE(c_int, c_void_p),
    "read": CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64),
    "write": CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64),
    "truncate": CFUNCTYPE(c_int, c_void_p, c_int64),
    "sync": CFUNCTYPE(c_int, c_void_p, c_int),
    "file_size": CFUNCTYPE(c_int, c_void_p, c_void_p),
    "lock": CFUNCTYPE(c_int, c_void_p, c_int),
    "unlock": CFUNCTYPE(c_int, c_void_p, c_int),
    "check_reserved_lock": CFUNCTYPE(c_int, c_void_p, c_void_p),
    "file_control": CFUNCTYPE(c_int, c_void_p, c_int, c_void_p),
    "sector_size": CFUNCTYPE(c_int, c_void_p),
    "device_characteristics": CFUNCTYPE(c_int, c_void_p),
    "shm_map": CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int, c_void_p),
    "shm_lock": CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int),
    "shm_barrier": CFUNCTYPE(None, c_void_p),
    "shm_unmap": CFUNCTYPE(c_int, c_void_p, c_int),
}
_SHARED_MEMORY = 2
"""Version of the methods that have shared memory and no mapped files."""


class _Methods(Structure):
    _fields_ = (("version", c_int), *_METHODS.items())


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)), ("number", c_int64))


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_name", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app", c_void_p),
        ("open", _Open),
        ("delete", _Delete),
        ("others", c_void_p * 16),
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """`kind` is create, write, truncate, sync, delete, or ack: what the program was told stands."""

    kind: str
    file: str = ""
    offset: int = 0
    content: bytes = b""


Verdict = Callable[[Deed], int]
"""0 lets the deed happen; any other number is the error SQLite is given."""


@dataclass
class Recorder:
    """What was done to the files; `verdict` may be changed at any time."""

    verdict: Verdict = lambda _deed: OK
    read_only: bool = False
    log: list[Deed] = field(default_factory=list)

    def take(self, deed: Deed) -> int:
        self.log.append(deed)
        return self.verdict(deed)


@contextmanager
def recording(recorder: Recorder) -> Iterator[None]:
    """Every connection opened inside goes through the recorder."""
    layer = _Layer(recorder)
    _alive.append(layer)
    _library.sqlite3_vfs_register(ctypes.byref(layer.vfs), 1)
    try:
        yield
    finally:
        _library.sqlite3_vfs_unregister(ctypes.byref(layer.vfs))
        _library.sqlite3_vfs_register(layer.real_address, 1)


_alive: list["_Layer"] = []
"""A connection that a failed test has left open calls its layer when it is collected."""


class _Layer:
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._names: dict[int, str] = {}
        self.real_address = _library.sqlite3_vfs_find(None)
        self._real = _Vfs.from_address(self.real_address)
        self.vfs = _Vfs.from_buffer_copy(self._real)
        self.vfs.file_bytes = _OURS + self._real.file_bytes
        self.vfs.name = b"recording"
        self.vfs.open, self.vfs.delete = _Open(self._open), _Delete(self._delete)
        noting = {"close": self._close, "write": self._write, "truncate": self._truncate, "sync": self._sync}
        passing = {name: _passing(name) for name in _METHODS if name not in noting}
        functions = {name: _METHODS[name](function) for name, function in (noting | passing).items()}
        self._methods = _Methods(_SHARED_MEMORY, **functions)

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, given: "ctypes._Pointer[c_int]") -> int:
        """`name` stays the address it is: SQLite promises the text until the file is closed, a copy would be gone."""
        if self._recorder.read_only and flags & _READ_WRITE:
            if flags & _CREATE:
                return CANNOT_OPEN
            flags = flags & ~_READ_WRITE | _READ_ONLY
        path = ctypes.string_at(name).decode() if name else ""
        if flags & _CREATE and not Path(path).exists():
            failed = self._recorder.take(Deed("create", path))
            if failed:
                return failed
        code = self._real.open(self.real_address, name, file + _OURS, flags, given)
        ours = _File.from_address(file)
        if code == OK:
            ours.methods = ctypes.pointer(self._methods)
            ours.number = len(self._names) + 1
            self._names[ours.number] = path
        else:
            ctypes.memset(file, 0, ctypes.sizeof(_File))
        return int(code)

    def _delete(self, _vfs: int, name: bytes, sync_folder: int) -> int:
        failed = self._recorder.take(Deed("delete", name.decode(), offset=sync_folder))
        return failed or int(self._real.delete(self.real_address, name, sync_folder))

    def _close(self, file: int) -> int:
        return int(_real_methods(file).close(file + _OURS))

    def _write(self, file: int, content: int, amount: int, offset: int) -> int:
        failed = self._recorder.take(Deed("write", self._name(file), offset, ctypes.string_at(content, amount)))
        code = int(_real_methods(file).write(file + _OURS, content, amount // 2 if failed else amount, offset))
        return failed or code

    def _truncate(self, file: int, size: int) -> int:
        failed = self._recorder.take(Deed("truncate", self._name(file), size))
        return failed or int(_real_methods(file).truncate(file + _OURS, size))

    def _sync(self, file: int, flags: int) -> int:
        failed = self._recorder.take(Deed("sync", self._name(file)))
        return failed or int(_real_methods(file).sync(file + _OURS, flags))

    def _name(self, file: int) -> str:
        return self._names[_File.from_address(file).number]


def _passing(name: str) -> Callable[..., int | None]:
    def passed_on(file: int, *arguments: int) -> int | None:
        result: int | None = getattr(_real_methods(file), name)(file + _OURS, *arguments)
        return result

    return passed_on


def _real_methods(file: int) -> _Methods:
    methods: _Methods = _File.from_address(file + _OURS).methods.contents
    return methods
