"""What the operator reads when a draft goes on under a newer version of its service."""

from __future__ import annotations

from kiosk.work.carry_over import CarriedOver

TITLE = "Syarat atau isian layanan ini sudah diperbarui"


def words_of(carried: CarriedOver) -> str:
    """What stayed and what differs, in sentences."""
    parts = [
        "Draf ini dilanjutkan dengan aturan yang baru. Isian dan pindaian yang sudah ada tetap tersimpan.",
        _listed("Ditanyakan sekarang", carried.asked),
        _listed("Tidak ditanyakan lagi", carried.gone),
        _listed("Syarat baru", carried.papers),
        _listed("Tidak disyaratkan lagi", carried.papers_gone),
        "Jenis permohonan perlu dipilih lagi." if carried.variant_gone else "",
    ]
    return " ".join(part for part in parts if part)


def _listed(title: str, names: tuple[str, ...]) -> str:
    return f"{title}: {', '.join(names)}." if names else ""
