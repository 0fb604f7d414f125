"""The rows of a repeating group as a form page shows them: what may be added, taken out or brought back."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.definition import GroupRule
from kiosk.store.people import Operator
from kiosk.work import rows
from kiosk.work.case import Case
from kiosk.work.desk import Desk
from ui.models.case import CaseModel
from ui.models.case_steps import FormPart

Arrived = Callable[[str], None]


class GroupPart:
    """What can be done with the row on one form screen; ``here`` on the last screen of a row."""

    def __init__(self, case: CaseModel, part: FormPart) -> None:
        self._case, self._part = case, part

    @property
    def here(self) -> bool:
        """Whether this screen ends a row."""
        return self._part.page.group is not None and self._part.number == self._part.count

    @property
    def add_words(self) -> str:
        """``Tambah anggota``."""
        return self._rule.add

    @property
    def remove_words(self) -> str:
        """``Hapus Anggota 2``."""
        return f"Hapus {self._part.page.short}"

    @property
    def removed_words(self) -> str:
        """What was taken out last, while it can come back."""
        group, _row, name = self._case.removed_row
        return f"{name} dihapus dari permohonan." if group == self._rule.name and self.may_add else ""

    @property
    def may_add(self) -> bool:
        """Whether there is room for another row."""
        return len(self._rows()) < self._rule.maximum

    @property
    def may_remove(self) -> bool:
        """Whether there are more rows than the group needs."""
        return len(self._rows()) > self._rule.minimum

    def add(self, arrived: Arrived) -> None:
        """Add a row; ``arrived`` gets the place of its first question."""
        desk, operator, case_id, group = *self._who(), self._rule.name
        self._do(lambda: rows.add_row(desk, operator, case_id, group), lambda: arrived(self._rows()[-1]))

    def remove(self, arrived: Arrived) -> None:
        """Take this row out; ``arrived`` gets the place of the row before it, or of the first one."""
        desk, operator, case_id, group = *self._who(), self._rule.name
        page, places = self._part.page, self._rows()
        at = max(0, places.index(page.id) - 1)

        def done() -> None:
            self._case.removed_row = (group, page.row, page.short)
            arrived(self._rows()[at])

        self._do(lambda: rows.remove_row(desk, operator, case_id, group, page.row), done)

    def restore(self, arrived: Arrived) -> None:
        """Bring back the row that was taken out last."""
        desk, operator, case_id = self._who()
        group, row, _name = self._case.removed_row

        def done() -> None:
            self._case.removed_row = ("", "", "")
            arrived(next(place for place in self._rows() if place.endswith(f"[{row}]")))

        self._do(lambda: rows.restore_row(desk, operator, case_id, group, row), done)

    @property
    def _rule(self) -> GroupRule:
        rule = self._part.page.group
        if rule is None:
            raise LookupError(self._part.page.id)
        return rule

    def _rows(self) -> list[str]:
        """The page ids of the rows, in order."""
        pages = self._case.service.pages
        return [page.id for page in pages if page.group and page.group.name == self._rule.name]

    def _who(self) -> tuple[Desk, Operator, str]:
        counter = self._case.counter
        return counter.desk, counter.session.operator, self._case.id

    def _do(self, deed: Callable[[], Case], done: Callable[[], None]) -> None:
        self._case.flush()
        self._case.do(deed, done)
