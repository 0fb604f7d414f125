"""What officers send: read, checked, and refused with a code that has a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from central.backoffice import words
from central.register.issue_product import MOST_BYTES
from central.register.models import Application, Revision
from central.register.return_case import Reason
from kiosk.domain.application import ProductStatus
from kiosk.domain.errors import DomainError
from kiosk.domain.paths import parse_path

Act = Callable[[], object]

_MOST_NOTE: Final = 500
_MOST_PARTS: Final = 60
_OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence above the data."""

    words: str
    tone: str = ""
    icon: str = "information-outline"


def check_version(request: HttpRequest, case: Application) -> None:
    """Refuse to decide about a case that changed since its page was drawn."""
    if request.POST.get("version") != str(case.version):
        raise DomainError("case.changed")


def reasons(request: HttpRequest) -> list[Reason]:
    """The flagged parts with their reasons, paths checked, at least one."""
    found = []
    for name in request.POST:
        if not name.startswith("reason:"):
            continue
        path = str(parse_path(name.removeprefix("reason:")))
        code = request.POST.get(name, "")
        said = request.POST.get(f"note:{path}", "").strip()[:_MOST_NOTE]
        if code == _OTHER and not (said or note(request)):
            raise DomainError("note.missing")
        found.append(Reason(path, code, said))
    if not found or len(found) > _MOST_PARTS:
        raise DomainError("reasons.missing")
    return found


def reject_code(request: HttpRequest) -> str:
    """The coded reason of a rejection."""
    code = request.POST.get("code", "")
    if code not in {reason.code for reason in words.REJECT_REASONS}:
        raise DomainError("reasons.missing")
    if not note(request):
        raise DomainError("note.missing")
    return code


def note(request: HttpRequest) -> str:
    """The officer's own words."""
    return request.POST.get("note", "").strip()[:_MOST_NOTE]


def result(request: HttpRequest) -> tuple[bytes, str]:
    """The uploaded PDF and the document's number."""
    number = " ".join(request.POST.get("number", "").split())[:60]
    if not number:
        raise DomainError("number.missing")
    file = request.FILES.get("file")
    if file is None or isinstance(file, list):
        raise DomainError("file.missing")
    if not file.size:
        raise DomainError("pdf.empty")
    if file.size > MOST_BYTES:
        raise DomainError("pdf.size")
    return file.read(), number


def product_status(request: HttpRequest) -> ProductStatus:
    """The step that a product is to take."""
    try:
        return ProductStatus(request.POST.get("to", ""))
    except ValueError as error:
        raise DomainError("move.not_allowed") from error


def notices(case: Application, revision: Revision) -> list[Notice]:
    """What an officer must know before reading: same numbers, mendings that did not count, the last return."""
    found = []
    same = Application.objects.filter(district=case.district, number=case.number).exclude(id=case.id).count()
    if same:
        found.append(Notice("Nomor kembar: ada permohonan lain dengan nomor yang sama.", "warn", "alert"))
    others = Revision.objects.filter(district=case.district, case_id=case.id, effect="not_applied").count()
    if others:
        said = f"Ada {others} kiriman lain untuk permohonan ini yang tidak dipakai. Lihat Riwayat."
        found.append(Notice(said, "warn", "alert"))
    if revision.number > 1:
        found.append(Notice(f"Perbaikan ke-{revision.number - 1}. Bagian yang diubah diberi tanda “Semula”."))
    return found
