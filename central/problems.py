"""What goes wrong is said as RFC 9457 problem documents to programs and as a plain page to people, never as a trace."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

_LOG: Final = logging.getLogger("central.problems")
_TITLES: Final = {460: "Checksum Mismatch"}


class Refused(Exception):
    """A request that is answered with ``status`` and the stable ``code``."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


def problem(status: int, code: str) -> HttpResponse:
    """The problem document of ``code``: ``{type, title, status, code}``."""
    title = _TITLES.get(status) or HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "code": code}
    return HttpResponse(json.dumps(body), status=status, content_type="application/problem+json")


class ProblemMiddleware:
    """Turns what a view of the programs' interface raises into a problem document."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._next(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer for ``error`` under /v1/, else None so that Django goes on."""
        if isinstance(error, Refused):
            return problem(error.status, error.code)
        if not for_program(request):
            return None
        if isinstance(error, RequestDataTooBig):
            return problem(413, "request.too_large")
        if isinstance(error, SuspiciousOperation):
            return problem(400, "request.bad")
        _LOG.error("unexpected error in %s %s", request.method, request.path, exc_info=error)
        return problem(500, "server.error")


class PlainText:
    """Refuses pages asked with a NUL in address or field: no form of ours sends one, and PostgreSQL keeps none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not for_program(request) and _has_nul(request):
            return bad_request(request)
        return self._next(request)


def _has_nul(request: HttpRequest) -> bool:
    fields = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    return "\0" in request.path or any(
        "\0" in value for form in fields for _, values in form.lists() for value in values
    )


def for_program(request: HttpRequest) -> bool:
    """Whether a program asked, not a person."""
    return request.path.startswith("/v1/")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer 400."""
    return _answer(request, 400, "request.bad")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer 403."""
    return _answer(request, 403, "request.forbidden")


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form that was not sent from its own page, or after its session had ended."""
    return _answer(request, 403, "request.form_expired")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer 404."""
    return _answer(request, 404, "request.unknown")


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer 500; the trace is in the log."""
    return _answer(request, 500, "server.error")


def _answer(request: HttpRequest, status: int, code: str) -> HttpResponse:
    if for_program(request):
        return problem(status, code)
    return HttpResponse(render_to_string("problem.html", {"status": status, "code": code}), status=status)
