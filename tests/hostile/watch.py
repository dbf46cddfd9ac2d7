"""Watches a piece of work: how much of the processor it takes, and what it writes where."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

DEADLINE = 1.0
"""Seconds of the processor that one input may take: a busy machine makes no test fail."""

TRIES = 3
"""Neighbours on the machine and the collection of garbage slow one try, not every one."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING = {
    "os.mkdir": (0,), "os.remove": (0,), "os.rename": (0, 1), "os.rmdir": (0,), "os.link": (0, 1),
    "os.symlink": (1,), "os.truncate": (0,), "os.chmod": (0,), "shutil.rmtree": (0,),
}  # fmt: skip
_STARTING = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"})
_REACHING = frozenset({"socket.connect", "socket.getaddrinfo", "socket.bind"})


class TookTooLong(BaseException):
    """More than the deadline; no `except Exception` may swallow it."""


@dataclass(slots=True)
class Watched:
    """What was seen: paths written, programs started and hosts reached, seconds taken."""

    written: list[Path] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    seconds: float = 0.0


_now: list[Watched] = []
_hooked: list[bool] = []


@contextmanager
def watch(deadline: float = DEADLINE) -> Iterator[Watched]:
    """Watch what is done inside; TookTooLong where it takes the processor longer than that."""
    if not _hooked:
        # A hook stays for good: it is asked only while something is watched.
        sys.addaudithook(_see)
        _hooked.append(True)
    seen = Watched()
    before = signal.signal(signal.SIGPROF, _stop)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, deadline)
    _now.append(seen)
    try:
        yield seen
    finally:
        _now.clear()
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        seen.seconds = time.process_time() - start
    if seen.seconds > deadline:
        # Code in C lets no signal through before it is done.
        raise TookTooLong(f"{seen.seconds:.2f} s")


def watch_tries(work: Callable[[], None], deadline: float = DEADLINE) -> Watched:
    """Watch work that is the same each time; TookTooLong where no try keeps to the deadline."""
    for _ in range(TRIES - 1):
        with suppress(TookTooLong), watch(deadline) as seen:
            work()
            return seen
    with watch(deadline) as seen:
        work()
    return seen


def _stop(number: int, frame: FrameType | None) -> None:
    raise TookTooLong("over the deadline")


def _see(event: str, arguments: tuple[object, ...]) -> None:
    if not _now:
        return
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & _WRITING and not isinstance(path, int):
            _now[0].written.append(Path(os.fsdecode(path)))  # type: ignore[arg-type]
    elif event in _CHANGING:
        paths = (arguments[at] for at in _CHANGING[event])
        _now[0].written.extend(Path(os.fsdecode(p)) for p in paths if isinstance(p, str | bytes))
    elif event in _STARTING or event in _REACHING:
        _now[0].reached.append(event)
