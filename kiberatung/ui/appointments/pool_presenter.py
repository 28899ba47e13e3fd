"""Leads the pool of interpreters: who is in it, added and changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kiberatung.domain.errors import DomainError
from kiberatung.domain.interpreters import Interpreter, InterpreterKind
from kiberatung.services.appointment_week import interpreter_pool
from kiberatung.services.appointments import new_interpreter, put_interpreter
from kiberatung.services.desk import Desk
from kiberatung.ui.protocols import Shell


@dataclass(frozen=True, slots=True)
class TypedPerson:
    name: str
    kind: InterpreterKind
    languages: tuple[str, ...]
    dialects: str
    phone: str
    email: str
    active: bool


class PoolView(Protocol):
    def show_pool(self, people: Sequence[Interpreter]) -> None: ...

    def show_refusal(self, text: str) -> None: ...

    def show_saved(self, person: Interpreter) -> None: ...


class PoolPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: PoolView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view

    def reload(self) -> None:
        self._shell.run_task(lambda: interpreter_pool(self._desk), self._view.show_pool)

    def save(self, person: Interpreter | None, typed: TypedPerson) -> None:
        """A new person when `person` is None."""

        def work() -> Interpreter:
            wanted = replace(
                person or new_interpreter(self._desk),
                name=typed.name,
                kind=typed.kind,
                languages=typed.languages,
                dialects=typed.dialects.strip(),
                phone=typed.phone.strip(),
                email=typed.email.strip(),
                active=typed.active,
            )
            return put_interpreter(self._desk, wanted)

        self._shell.run_task(work, self._saved, self._refuse)

    def _saved(self, person: Interpreter) -> None:
        self._view.show_saved(person)
        self.reload()

    def _refuse(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            self._view.show_refusal(str(fault))
        else:
            self._shell.show_fault(fault)
