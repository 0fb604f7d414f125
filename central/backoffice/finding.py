"""The rows that an address names, only ever of the officer's own district."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from central.backoffice import frame
from central.register.models import Application, Product


def find_case(request: HttpRequest, case_id: str) -> Application:
    """The case of the address; 404 for an unknown one and for one of another district alike."""
    found = Application.objects.filter(district=frame.officer(request).district, id=case_id).first()
    if found is None:
        raise Http404
    return found


def find_product(found: Application, code: str) -> Product:
    """The product ``code`` of the case, else 404."""
    product = Product.objects.filter(district=found.district, case_id=found.id, code=code).first()
    if product is None:
        raise Http404
    return product


def address_of(found: Application) -> str:
    """Where the case is shown."""
    return reverse("backoffice:case", args=[found.id])
