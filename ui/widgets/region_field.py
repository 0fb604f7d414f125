"""Village, district, regency or province, found by a few letters or by code."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.suggestions import Suggestion
from ui.widgets.type_ahead import TypeAhead

_NOTHING = "Tidak ditemukan. Periksa ejaan, atau ketik kode wilayah."


class RegionField(TypeAhead):
    """A region. `value()` is its dotted code, `chosen()` the whole find.

    ``search(text)`` gives finds for two letters and more, or for the beginning of a code; ``lookup(code)``
    gives the find of one code (None when unknown), so that `set_value` can show its name.
    """

    def __init__(
        self,
        label: str,
        search: Callable[[str], Sequence[Suggestion]],
        *,
        lookup: Callable[[str], Suggestion | None] | None = None,
        hint: str = "Ketik, lalu pilih",
        optional: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, placeholder=placeholder, parent=parent)
        self._search, self._lookup = search, lookup
        self._recent: list[Suggestion] = []

    def set_recent(self, recent: Sequence[Suggestion]) -> None:
        """The places used last, offered before anything is typed."""
        self._recent = list(recent)[:6]

    def set_value(self, text: str) -> None:
        found = self._lookup(text) if text and self._lookup else None
        self.take(found or (Suggestion(text, text) if text else None))

    def look(self, text: str) -> tuple[list[Suggestion], str, str]:
        if len(text) < 2:
            return self._recent, "Terakhir dipakai", ""
        return list(self._search(text)), "", _NOTHING
