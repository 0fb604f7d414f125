"""Opening what is sealed to the registry, and handing over sealed what is not."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from central.complaints.filing import advance
from central.complaints.models import AnonymousComplaint, AnyComplaint, Complaint
from central.devices.keyring import keyring
from central.devices.ledger import writing
from central.receive.files import blob_path, sync_folder
from central.receive.models import RecordBlob, Upload
from kiosk.domain.complaints import ComplaintStatus, Reader
from sync.protocol.complaints import Opened, open_complaint
from sync.protocol.errors import BadMessage, BadSeal
from sync.protocol.seal import open_sealed

_COLUMNS: Final = ("berkas", "nomor", "desa_kelurahan", "tanggal", "status")
_REST_OF_WEEK: Final = timedelta(days=6)
# ZIP's own earliest moment: an archive of the same complaints is the same file, and none of its parts tells a time.
_NO_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def opened(complaint: AnyComplaint) -> Opened | None:
    """What the complaint says, or None where this registry may not or cannot read it."""
    if complaint.reader != Reader.DISTRICT.value:
        return None
    try:
        return open_complaint(bytes(complaint.sealed), keyring(settings.LOKET_DATA).centre_identity)
    except (BadSeal, BadMessage):
        return None


def picture(complaint: AnyComplaint, number: int) -> tuple[bytes, str] | None:
    """The attachment ``number`` (from 1) and its kind; None when there is none, or it has not come yet."""
    found = opened(complaint)
    if found is None or not 1 <= number <= len(found.attachments):
        return None
    attachment = found.attachments[number - 1]
    path = blob_path(complaint.district, attachment.sha256)
    if attachment.sha256 not in _delivered(complaint) or not path.is_file():
        return None
    try:
        return open_sealed(path.read_bytes(), keyring(settings.LOKET_DATA).centre_identity), attachment.mime
    except BadSeal:
        return None


def export(district: str, target: Path, now: datetime) -> int:
    """Write every complaint that waits for the inspectorate to ``target`` (ZIP) and mark it as passed on; how many.

    Each lies in the archive as it was sealed, to be opened with the inspectorate's key and the tools of age; those
    whose attachments have not all come wait for the next export. Nothing is marked unless the file is on the disk.
    """
    with writing(district, now) as ledger:
        waiting = [complaint for complaint in _for_inspectorate(district) if _ready(complaint)]
        if not waiting:
            return 0
        part = target.with_name(f".{target.name}.part")
        with part.open("wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
                _write(archive, waiting)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
        sync_folder(target.absolute().parent)
        for complaint in waiting:
            advance(ledger, complaint, ComplaintStatus.FORWARDED, "", "")
    return len(waiting)


def received_on(complaint: AnyComplaint) -> date:
    """The day on which it came; of one without a name, the Monday of that week."""
    if isinstance(complaint, AnonymousComplaint):
        return complaint.week
    return complaint.received_at.date() if isinstance(complaint, Complaint) else date.min


def counted_from(complaint: AnyComplaint) -> date:
    """The day from which its deadlines are counted; of one without a name, the last of the week it came in."""
    received = received_on(complaint)
    return received + _REST_OF_WEEK if isinstance(complaint, AnonymousComplaint) else received


def _for_inspectorate(district: str) -> list[AnyComplaint]:
    open_ones = {"district": district, "reader": Reader.INSPECTORATE.value, "status__in": ("waiting", "in_process")}
    named = Complaint.objects.filter(**open_ones).order_by("received_at", "id")
    return [*named, *AnonymousComplaint.objects.filter(**open_ones).order_by("id")]


def _ready(complaint: AnyComplaint) -> bool:
    if not isinstance(complaint, Complaint):
        return True
    named = RecordBlob.objects.filter(district=complaint.district, record_id=complaint.record_id).count()
    return named == len(_delivered(complaint))


def _delivered(complaint: AnyComplaint) -> list[str]:
    """The hashes of the attachments that have come, in the order of their pages."""
    if not isinstance(complaint, Complaint):
        return []
    links = RecordBlob.objects.filter(district=complaint.district, record_id=complaint.record_id).order_by("path")
    uploads = {
        upload.id: upload.sha256
        for upload in Upload.objects.filter(
            district=complaint.district, id__in=[link.upload_id for link in links], delivered_at__isnull=False
        )
    }
    return [uploads[link.upload_id] for link in links if link.upload_id in uploads]


def _write(archive: zipfile.ZipFile, complaints: list[AnyComplaint]) -> None:
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(_COLUMNS)
    for complaint in complaints:
        name = complaint.number if isinstance(complaint, Complaint) and complaint.number else complaint.id
        rows.writerow([f"{name}.age", name, complaint.office, _day(complaint).isoformat(), complaint.status])
        archive.writestr(zipfile.ZipInfo(f"{name}.age", _NO_MOMENT), bytes(complaint.sealed))
        for page, sha256 in enumerate(_delivered(complaint), 1):
            content = blob_path(complaint.district, sha256).read_bytes()
            archive.writestr(zipfile.ZipInfo(f"{name}-lampiran-{page}.age", _NO_MOMENT), content)
    archive.writestr(zipfile.ZipInfo("daftar.csv", _NO_MOMENT), table.getvalue())


def _day(complaint: AnyComplaint) -> date:
    return complaint.filed_on if isinstance(complaint, Complaint) else received_on(complaint)
