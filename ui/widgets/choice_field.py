"""One of many fixed answers (religions, jobs, countries), found by typing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.suggestions import Suggestion
from ui.widgets.type_ahead import TypeAhead


def matching(choices: Sequence[Suggestion], text: str) -> list[Suggestion]:
    """Choices that contain ``text``, those that begin with it first, else in their given order."""
    wanted = text.casefold()
    held = [one for one in choices if wanted in one.title.casefold()]
    return sorted(held, key=lambda one: not one.title.casefold().startswith(wanted))


class ChoiceField(TypeAhead):
    """A long list of choices. `value()` is the key of the chosen one."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        hint: str = "Ketik, lalu pilih",
        optional: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label,
            hint=hint,
            optional=optional,
            placeholder=placeholder,
            glyph=("chevron-down", "tail"),
            parent=parent,
        )
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the (key, words) pairs."""
        self._choices = [Suggestion(key, words) for key, words in choices]

    def set_value(self, text: str) -> None:
        self.take(next((one for one in self._choices if one.key == text), None))

    def look(self, text: str) -> tuple[list[Suggestion], str, str]:
        return matching(self._choices, text), "", "Tidak ditemukan. Periksa ejaan."
