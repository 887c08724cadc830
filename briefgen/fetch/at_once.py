"""Work and what to do it on in; the results in order out, some done at once, and given up on Control-C."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_LOOK_UP = 0.2  # seconds: on Windows, Control-C is noticed only between two waits


def each(work: Callable[[T], R], things: Sequence[T], most: int) -> list[R]:
    """Return ``work`` of each thing in their order, at most ``most`` of them at a time; raise what it raises.

    The threads end with the program. Those of a ThreadPoolExecutor would keep it until every server that
    does not answer has been waited for.
    """
    waiting: SimpleQueue[tuple[int, T]] = SimpleQueue()
    done: SimpleQueue[tuple[int, R | BaseException]] = SimpleQueue()
    for numbered in enumerate(things):
        waiting.put(numbered)

    def keep_at_it() -> None:
        while True:
            try:
                number, thing = waiting.get_nowait()
            except Empty:
                return
            try:
                done.put((number, work(thing)))
            except BaseException as error:  # noqa: BLE001 - raised again by whoever waits for it
                done.put((number, error))

    for _ in range(min(max(1, most), len(things))):
        threading.Thread(target=keep_at_it, daemon=True).start()
    return _gathered(done, len(things))


def _gathered(done: SimpleQueue[tuple[int, R | BaseException]], count: int) -> list[R]:
    results: dict[int, R] = {}
    while len(results) < count:
        try:
            number, result = done.get(timeout=_LOOK_UP)
        except Empty:
            continue
        if isinstance(result, BaseException):
            raise result
        results[number] = result
    return [results[number] for number in range(count)]
