"""Every definition asks who applies, and whoever is not family must show a letter of authority and his own KTP-el."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kiosk.domain.answers import facts_for
from kiosk.domain.applicants import PROXY, PROXY_PAPERS, is_entitled
from kiosk.domain.services import Service, builtin_services, load_service
from kiosk.domain.visibility import missing_papers

_TODAY = date(2026, 11, 21)


def unguarded(service: Service) -> Iterator[str]:
    """What is wrong with how ``service`` asks for its applicant; nothing when nobody slips through."""
    path = f"{getattr(service, 'applicant', 'pelapor')}.hubungan"
    asked = service.fields_by_path().get(path)
    if asked is None:
        yield f"{service.code}: {path} is not asked"
        return
    if not asked.required or asked.type != "choice":
        yield f"{service.code}: {path} may stay without an answer"
    for variant in service.variants:
        for choice in asked.choices:
            facts = facts_for(service, variant=variant.code, answers={path: choice.code}, papers={}, today=_TODAY)
            wanted = {option.kind for rule in missing_papers(service, facts, ()) for option in rule.any_of}
            if not is_entitled(choice.code, service.code) and not wanted >= PROXY_PAPERS:
                yield f"{service.code}: {variant.code}: {choice.code} applies without {sorted(PROXY_PAPERS - wanted)}"


@pytest.mark.parametrize("code", builtin_services())
def test_nobody_applies_for_others_without_authority(code: str) -> None:
    service = builtin_services()[code]
    if getattr(service, "kind", "application") == "application":
        assert list(unguarded(service)) == []


def test_a_birth_can_be_reported_by_a_proxy() -> None:
    asked = builtin_services()["AKTA_LAHIR"].fields_by_path()["pelapor.hubungan"]
    assert PROXY in {choice.code for choice in asked.choices}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('needed_when = "kuasa"', 'needed_when = "dewasa"', "applies without"),
        ('path = "pelapor.hubungan"', 'path = "pelapor.sebagai"', "is not asked"),
        ('code = "wali", label = "Wali"', 'code = "tetangga", label = "Tetangga"', "tetangga applies without"),
    ],
)
def test_a_definition_that_lets_somebody_slip_through_is_caught(old: str, new: str, found: str) -> None:
    text = builtin_services()["AKTA_LAHIR"].source.decode().replace(old, new)
    if "sebagai" in new:
        text = text.replace('"pelapor.hubungan"', '"pelapor.sebagai"')
    assert any(found in line for line in unguarded(load_service(text.encode(), name="ubahan.toml")))


def test_the_head_of_the_rt_reports_deaths_only() -> None:
    assert is_entitled("ketua_rt", "AKTA_MATI")
    assert not is_entitled("ketua_rt", "AKTA_LAHIR")
    assert not is_entitled("petugas", "AKTA_MATI")
    assert not is_entitled("", "AKTA_MATI")
