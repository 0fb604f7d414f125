"""The sentence for those who cannot write or read: who read the form aloud, to whom, and before whom."""

from __future__ import annotations

from collections.abc import Sequence


def read_aloud_sentence(listeners: Sequence[str], present: Sequence[str], reader: str) -> str:
    """What stands over the signatures; ``reader`` may be empty (a dotted line), nothing without ``listeners``."""
    if not listeners:
        return ""
    before = f" di hadapan {_joined(present)}" if present else ""
    return (
        f"Formulir ini dibacakan oleh {reader or '.' * 40} kepada {_joined(listeners)}{before}, dimengerti isinya, "
        "lalu dibubuhi cap jempol."
    )


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"
