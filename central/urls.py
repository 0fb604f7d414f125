"""Every address of the centre: programs under /v1/, people everywhere else."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, URLResolver, include, path

from central.api import api
from central.receive import views

urlpatterns: Final[list[URLPattern | URLResolver]] = [
    path("v1/batches/<str:batch_id>", views.batch),
    path("v1/anonymous/<str:bundle_id>", views.anonymous),
    path("v1/changes", views.changes),
    path("v1/uploads/<str:token>", views.upload),
    path("v1/blobs/<str:sha256>", views.blob),
    path("v1/", api.urls),
    path("", include("central.backoffice.urls")),
]

handler400 = "central.problems.bad_request"
handler403 = "central.problems.forbidden"
handler404 = "central.problems.not_found"
handler500 = "central.problems.server_error"
