"""The kiosk dies at a chosen moment of its store: before a statement, inside a deed, before or right after the commit.

What SQLite has not committed is gone when the connection goes, as after a kill; what it has committed stays. Between
two of these points a kill changes nothing on the disk that the next point does not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kiosk.store.store import Store


class Died(BaseException):
    """The kiosk's process ended here. No ``except Exception`` may survive it."""


@contextmanager
def dies_at(point: int) -> Iterator[None]:
    """Within the block, the ``point``-th moment at which a store is touched is the last one."""
    atomic, run = Store.atomic, Store.run
    left = point

    def moment() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise Died

    @contextmanager
    def dying_atomic(store: Store) -> Iterator[Any]:
        outermost = not store.db.conn.in_transaction
        with atomic(store) as db:
            moment()
            yield db
            moment()
        if outermost:
            moment()

    def dying_run(store: Store, *arguments: Any) -> Any:
        moment()
        done = run(store, *arguments)
        moment()
        return done

    Store.atomic, Store.run = dying_atomic, dying_run  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Store.atomic, Store.run = atomic, run  # type: ignore[method-assign]
