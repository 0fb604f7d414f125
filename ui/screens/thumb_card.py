"""Beside the forms to sign: a tick for each signer who cannot write or read."""

from __future__ import annotations

from kiosk.domain.answers import visible_fields, visible_pages
from kiosk.domain.names import official_name
from ui.models.case import CaseModel
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.option_list import TickRow


def thumb_card(model: CaseModel) -> Card | None:
    """The ticks of this case; None for a service that asks for none."""
    pages = [page for page in visible_pages(model.service, model.facts) if page.asked_at == "sign"]
    fields = [field for page in pages for field in visible_fields(page, model.facts)]
    if not fields:
        return None
    card = Card("plain", 18)
    card.column.setSpacing(6)
    card.column.addWidget(Label("Tidak dapat menulis atau membaca?", "h3", wrap=True))
    card.column.addWidget(Label("Tandai sebelum mencetak.", "hint", wrap=True))
    for field in fields:
        name = official_name(model.value(f"{field.path.rpartition('.')[0]}.nama"))
        tick = TickRow(f"{field.label}: {name}" if name else field.label)
        tick.setObjectName(f"thumb:{field.path}")
        tick.set_value(model.value(field.path))
        tick.edited.connect(lambda value, path=field.path: model.edit(path, value))
        card.column.addWidget(tick)
    return card
