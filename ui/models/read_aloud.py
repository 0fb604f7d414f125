"""What is read aloud to one who cannot read: the whole case in sentences, before it is signed or thumb-marked."""

from __future__ import annotations

from ui.models import case_answers, readable
from ui.models.case import CaseModel

_OPENING = "Saya bacakan permohonan {service}. Mohon dengarkan, dan katakan bila ada yang keliru."
_CLOSING = (
    "Apakah semua yang saya bacakan sudah benar?",
    "Layanan ini gratis. Jangan memberikan uang kepada siapa pun.",
    "Bila data ini tidak benar, pelapor dapat dikenai sanksi sesuai peraturan.",
)


def script(model: CaseModel) -> list[tuple[str, str]]:
    """Heading and sentences of each part, in the order in which the clerk reads them."""
    parts = [("", _OPENING.format(service=model.service.name))]
    parts.append(("Permohonan", _told(readable.first_rows(model))))
    for page in case_answers.pages(model):
        told = _told(readable.page_rows(model, page))
        if told:
            parts.append((page.short, told))
    papers = [model.papers.label(kind) for kind in dict.fromkeys(paper.kind for paper in model.case.papers)]
    if papers:
        parts.append(("Dokumen", f"Yang dipindai: {', '.join(papers)}."))
    asked = [product.name for product in model.review().products]
    if asked:
        parts.append(("Hasil", f"Yang diminta: {', '.join(asked)}."))
    parts.append(("", " ".join(_CLOSING)))
    return parts


def _told(rows: readable.Rows) -> str:
    return " ".join(f"{title.rstrip('?')}: {said}." for title, said in rows)
