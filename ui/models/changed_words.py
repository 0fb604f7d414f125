"""What changed after a sheet was printed, in the words of the form."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.definition import Service


def changed_words(service: Service, changed: Sequence[str]) -> list[str]:
    """The labels of the paths ``changed``; a group whose rows are others is named once ("Daftar anggota").

    ``service`` has a page for each row (`kiosk.domain.groups.expanded`). Paths that nobody typed stay unnamed.
    """
    found: dict[str, None] = {}
    rows = {page.group.name: page.group.row for page in service.pages if page.group}
    labels = {
        field.path: f"{field.label} ({page.short})" if page.row else field.label
        for page in service.pages
        for field in page.fields
    } | {field.path: field.label for field in service.first_questions}
    for path in changed:
        if path in rows:
            found[f"Daftar {rows[path].lower()}"] = None
        elif path in labels:
            found[labels[path]] = None
    return list(found)
