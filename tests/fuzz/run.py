"""Fuzz one target for a while, from its corpus on.

python tests/fuzz/run.py TARGET [SECONDS]

With Atheris (pip install -e '.[fuzz]'; CPython 3.11 to 3.13 on Linux) inputs are led by the code they reach; without
it, seeds are changed at random, which finds less. An input that breaks a promise is written to the folder and its
error raised; put it into the target's corpus under a name that says what was wrong, and mend the fault.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

CORPORA = Path(__file__).parent / "corpora"
FOUND = "broken-promise"


def changed(body: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """An input with a few stretches cut, doubled, overwritten, or taken from another."""
    made = bytearray(body)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.choice((1, 2, 8, 64, 512)))
        other = chance.choice(others)
        at = chance.randrange(len(other) + 1)
        made[start:end] = chance.choice((
            b"", bytes(made[start:end]) * chance.choice((2, 3, 50)), chance.randbytes(end - start),
            chance.choice((b"\0", b"<", b">", b'"', b"\\", b"\xff", b"9" * 30, b"\n", b"&#x0;", "\u202e".encode())),
            other[at : at + chance.choice((1, 16, 256))],
        ))  # fmt: skip
    return bytes(made)


def loop(target: Callable[[bytes], None], seeds: Sequence[bytes], seconds: float, seed: int = 20311128) -> int:
    """Run the target on changed seeds for so long; how many were run. What breaks a promise is kept and raised."""
    chance = random.Random(seed)
    until = time.monotonic() + seconds
    runs = 0
    while time.monotonic() < until:
        body = changed(chance.choice(seeds), seeds, chance)
        try:
            target(body)
        except Exception:
            Path(FOUND).write_bytes(body)
            raise
        runs += 1
    return runs


def corpus(name: str) -> tuple[bytes, ...]:
    """The inputs kept for a target, in the order of their names."""
    return tuple(path.read_bytes() for path in sorted((CORPORA / name).iterdir()))


def led(name: str, seconds: float) -> None:
    """The same by Atheris, which ends the process itself."""
    import atheris

    with atheris.instrument_imports(include=["reportedly"]):
        from targets import TARGETS
    arguments = [sys.argv[0], f"-max_total_time={int(seconds)}", "-timeout=30", "-max_len=65536"]
    reached = tempfile.mkdtemp(prefix=f"fuzz-{name}-")  # what is new goes there, not into the corpus
    atheris.Setup([*arguments, f"-artifact_prefix={FOUND}-", reached, str(CORPORA / name)], TARGETS[name])
    atheris.Fuzz()


def main(name: str, seconds: float = 60.0) -> None:
    try:
        import atheris  # noqa: F401
    except ImportError:
        from targets import TARGETS

        print(f"{loop(TARGETS[name], corpus(name), seconds)} inputs, at random; Atheris is not here")
    else:
        led(name, seconds)


if __name__ == "__main__":
    main(sys.argv[1], *map(float, sys.argv[2:3]))
