"""Addresses of the officers' pages, in Indonesian as they stand in the browser."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from central.backoffice import (
    audit_views,
    batch_views,
    case_views,
    complaint_views,
    deed_views,
    device_views,
    door,
    list_views,
    people_views,
    product_views,
)

app_name = "backoffice"
urlpatterns: Final[list[URLPattern]] = [
    path("masuk", door.sign_in, name="sign_in"),
    path("keluar", door.sign_out, name="sign_out"),
    path("", list_views.queue, name="queue"),
    path("saya", list_views.mine, name="mine"),
    path("proses", list_views.in_work, name="in_work"),
    path("hasil", list_views.results, name="results"),
    path("terbit", list_views.issued, name="issued"),
    path("cari", list_views.search, name="search"),
    path("jumlah", list_views.counts, name="counts"),
    path("ambil", deed_views.claim_next, name="claim_next"),
    path("permohonan/<str:case_id>", case_views.case, name="case"),
    path("permohonan/<str:case_id>/ambil", deed_views.claim, name="claim"),
    path("permohonan/<str:case_id>/lepas", deed_views.release, name="release"),
    path("permohonan/<str:case_id>/kembalikan", deed_views.send_back, name="return"),
    path("permohonan/<str:case_id>/tolak", deed_views.reject, name="reject"),
    path("permohonan/<str:case_id>/lengkap", deed_views.complete, name="complete"),
    path("permohonan/<str:case_id>/berkas/<str:paper_id>", case_views.paper, name="paper"),
    path("permohonan/<str:case_id>/hasil/<str:code>", product_views.result, name="result"),
    path("permohonan/<str:case_id>/hasil/<str:code>/terbit", product_views.issue, name="issue"),
    path("permohonan/<str:case_id>/hasil/<str:code>/langkah", product_views.move_product, name="move_product"),
    path("permohonan/<str:case_id>/hasil/<str:code>/tarik", product_views.take_back, name="take_back"),
    path("permohonan/<str:case_id>/salin", case_views.copy_sheet, name="copy_sheet"),
    path("kiriman", batch_views.batches, name="batches"),
    path("kiriman/<str:batch_id>", batch_views.batch, name="batch"),
    path("kiriman/karantina/<str:row_id>", batch_views.seen, name="quarantine_seen"),
    path("pengaduan", complaint_views.complaints, name="complaints"),
    path("pengaduan/<str:complaint_id>", complaint_views.complaint, name="complaint"),
    path("pengaduan/<str:complaint_id>/keadaan", complaint_views.move_on, name="move_complaint"),
    path("pengaduan/<str:complaint_id>/lampiran/<int:number>", complaint_views.attachment, name="complaint_picture"),
    path("perangkat", device_views.devices, name="devices"),
    path("perangkat/kode", device_views.new_code, name="new_code"),
    path("perangkat/pendaftaran", device_views.enrol_file, name="enrol_file"),
    path("perangkat/<str:device_id>/cabut", device_views.revoke, name="revoke"),
    path("petugas", people_views.people, name="people"),
    path("petugas/tambah", people_views.add, name="add_person"),
    path("petugas/<str:operator_id>/keluarkan", people_views.remove, name="remove_person"),
    path("audit", audit_views.trail, name="audit"),
]
