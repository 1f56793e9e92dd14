"""What scripts/bench runs inside the installed environment: two cmdlets, the loops they are measured against, and the timing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from psopenai_py.framework.declaration.cmdlet import Cmdlet
from psopenai_py.framework.declaration.parameter import InSet, Parameter
from psopenai_py.framework.values.types import INT, OBJECT, STRING

_BY_NAME = InSet(by_property_name=True)


class BindRecord(Cmdlet, name="Test-BindRecord"):
    """Takes an object whole and two of its properties by name, and hands it on."""

    InputObject = Parameter(OBJECT, InSet(mandatory=True, from_pipeline=True))
    RunId = Parameter(STRING, _BY_NAME, alias=("id", "run_id"))
    ThreadId = Parameter(STRING, _BY_NAME, alias="thread_id")

    def process(self) -> Iterator[Any]:
        """Hands the object on."""
        yield self.InputObject


class BindTen(Cmdlet, name="Test-BindTen"):
    """Binds ten parameters by property name and does nothing."""

    Alpha = Parameter(STRING, _BY_NAME)
    Bravo = Parameter(STRING, _BY_NAME)
    Charlie = Parameter(STRING, _BY_NAME)
    Delta = Parameter(STRING, _BY_NAME)
    Echo = Parameter(STRING, _BY_NAME)
    Foxtrot = Parameter(INT, _BY_NAME)
    Golf = Parameter(INT, _BY_NAME)
    Hotel = Parameter(INT, _BY_NAME)
    India = Parameter(INT, _BY_NAME)
    Juliett = Parameter(INT, _BY_NAME)


TEXTS = ("Alpha", "Bravo", "Charlie", "Delta", "Echo")
NUMBERS = ("Foxtrot", "Golf", "Hotel", "India", "Juliett")


def json_loop() -> None:
    """Reads and writes NDJSON as fast as orjson allows, flushed per object."""
    import orjson

    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        out.write(orjson.dumps(orjson.loads(line)))
        out.write(b"\n")
        out.flush()


def binding(count: int = 20_000, rounds: int = 5) -> None:
    """Prints the objects a second that the binder and the naive scan bind, from records in memory."""
    from psopenai_py.framework.binding.binder import Binder
    from psopenai_py.framework.binding.services import BindingServices
    from psopenai_py.framework.declaration.compiler import compile_cmdlet
    from psopenai_py.framework.values.objects import PSObject

    plain = [{**dict.fromkeys(map(str.lower, TEXTS), "text"), **dict.fromkeys(map(str.lower, NUMBERS), n)} for n in range(count)]
    records = [PSObject(properties) for properties in plain]
    binder = Binder(compile_cmdlet(BindTen), {}, BindingServices())
    binder.bind_command_line([], True)

    def bind() -> None:
        for record in records:
            binder.bind_input(record)

    def scan() -> None:
        for record in plain:
            naive(record)

    best = {"binder": 0.0, "naive": 0.0}
    for _ in range(rounds):
        for name, loop in (("binder", bind), ("naive", scan)):
            best[name] = max(best[name], count / timed(loop))
    print(best["binder"], best["naive"])


def naive(record: dict[str, Any]) -> dict[str, Any]:
    """Binds by comparing every parameter with every property, which is how one would write it first."""
    values = {}
    for parameter in (*TEXTS, *NUMBERS):
        for name, value in record.items():
            if name.lower() == parameter.lower():
                values[parameter] = str(value) if parameter in TEXTS else int(value)
    return values


def timed(run: Callable[[], object]) -> float:
    """Returns the seconds that a call takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


if __name__ == "__main__":
    {"json-loop": json_loop, "binding": binding}[sys.argv[1]]()
