"""An officer's morning in a real browser: the next case returned, another declared complete and its result uploaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.central.backoffice.counter import Counter, family, new_counter
from tests.centre import Centre, running_centre

_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

pytestmark = [
    pytest.mark.linux,
    pytest.mark.skipif(not _BROWSER, reason="Chromium is not installed (system packages of the group tests)"),
]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with running_centre(tmp_path_factory.mktemp("office")) as running:
        yield running
        assert "Traceback" not in running.log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def counter(centre: Centre, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """A counter that has sent three births; the first with a warning that its operator confirmed."""
    made = new_counter(tmp_path_factory.mktemp("counter"), centre)
    today = datetime.now(UTC).date()
    made.file(family(0, today), changes={"ibu.tanggal_lahir": "1995-08-05"}, reason="sesuai KK lama")
    made.file(family(2, today))
    made.send()
    made.file(family(4, today))
    made.send(scans=False)
    yield made
    made.desk.store.close()


@pytest.fixture
def page(centre: Centre):
    """A tab of a browser in which nothing may go wrong."""
    from playwright.sync_api import sync_playwright

    troubles: list[str] = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=_BROWSER, args=list(_FLAGS))
        # The certificate is the centre's own; kiosks pin it, officers' computers install it.
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, ignore_https_errors=True, base_url=centre.url,
            permissions=["clipboard-read", "clipboard-write"],
        )  # fmt: skip
        tab = context.new_page()
        tab.set_default_timeout(20_000)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("console", lambda said: troubles.append(said.text) if said.type in {"error", "warning"} else None)
        yield tab
        browser.close()
    assert troubles == []


def test_an_officer_returns_one_case_and_finishes_another(
    centre: Centre, counter: Counter, page, tmp_path: Path
) -> None:
    _sign_in(page, centre)
    _return_the_first(page)
    _complete_the_second(page, tmp_path)
    _wait_for_the_third(page)
    counter.send()
    _told(centre, counter)


def _sign_in(page, centre: Centre) -> None:
    page.goto("/")
    page.get_by_label("Nama pengguna").fill(centre.officer[0])
    page.get_by_label("Kata sandi").fill(centre.officer[1])
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Antrean", exact=True).wait_for()
    assert page.locator("tbody tr").count() == 3


def _return_the_first(page) -> None:
    page.keyboard.press("Alt+a")
    page.get_by_text("Anda tangani sampai").wait_for()
    assert "NIK menunjuk 15 Agustus 1995." in page.locator("#data").inner_text()
    page.wait_for_function("document.querySelector('.stage img')?.naturalWidth > 0")
    _to_fact(page, "ibu.tanggal_lahir")
    assert page.locator("#paper-name").inner_text() == "Kartu Keluarga", "the paper that proves it comes by itself"
    page.keyboard.press("f")
    page.keyboard.press("2")
    assert page.locator("#paper-name").inner_text() == "Buku nikah"
    page.locator(".fact[data-path='BUKU_NIKAH/1'] .flag").click()
    page.get_by_text("2 bagian ditandai").wait_for()
    page.keyboard.press("Alt+k")
    panel = page.locator("#return")
    assert panel.locator(".card").count() == 2
    assert panel.locator("input:checked").evaluate_all("all => all.map(one => one.value)") == [
        "data_differs", "scan_unreadable",
    ]  # fmt: skip
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    page.keyboard.press("Alt+k")
    page.get_by_label("Catatan untuk petugas").fill("Mohon pindai ulang halaman foto.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Dikembalikan. Petugas di kelurahan akan melihatnya.").wait_for()


def _to_fact(page, path: str) -> None:
    """Go down row by row, as a hand on J does, until the row is reached."""
    for _ in range(60):
        page.keyboard.press("j")
        if page.locator(f".fact.at[data-path='{path}']").count():
            return
    raise AssertionError(f"J never came to {path}")


def _complete_the_second(page, folder: Path) -> None:
    page.keyboard.press("Alt+a")
    page.get_by_text("Anda tangani sampai").wait_for()
    page.keyboard.press("Alt+l")
    page.get_by_text("Dinyatakan lengkap. Hitungan 24 jam dimulai.").wait_for()
    page.get_by_role("link", name="Salin untuk SIAK").click()
    page.get_by_role("heading", name="Salin untuk SIAK").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.fact.done') !== null")
    assert page.evaluate("navigator.clipboard.readText()") == "Menikah dan tercatat"
    page.get_by_role("link", name="Kembali ke permohonan").click()
    akta = page.locator("#hasil-AKTA_LAHIR")
    wrong, right = folder / "surat.txt", folder / "akta.pdf"
    wrong.write_bytes(b"bukan PDF")
    right.write_bytes(_PDF)
    for file, said in ((wrong, "Berkas ini bukan PDF yang utuh."), (right, "Kutipan akta kelahiran terbit.")):
        akta.locator("input[type=file]").set_input_files(file)
        assert file.name in akta.locator("[data-file-name]").inner_text()
        akta.get_by_label("Nomor dokumen").fill("9901-LU-21112026-0001")
        akta.get_by_role("button", name="Unggah hasil").click()
        page.get_by_text(said).wait_for()
    assert "Terbit" in akta.inner_text()


def _wait_for_the_third(page) -> None:
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("Alt+a")
    page.get_by_text("Anda tangani sampai").wait_for()
    page.keyboard.press("Alt+l")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "masih dalam perjalanan" in alert.inner_text()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Riwayat").click()
    assert "Mulai diperiksa" in page.locator("#history").inner_text()


def _told(centre: Centre, counter: Counter) -> None:
    """What was decided stands at the centre, exactly once, and the counter has heard of it."""
    from kiosk.work import track

    first, second, third = counter.cases
    said = centre.deed(
        f"""
        for name in ("{first}", "{second}", "{third}"):
            print(case(name).status, len(case(name).return_reasons))
        """
    )
    assert said.split("\n")[:3] == ["returned 2", "complete 0", "in_review 0"]
    returned = track.case(counter.desk, first).returned
    assert returned is not None
    assert [(reason.path, reason.code) for reason in returned.reasons] == [
        ("ibu.tanggal_lahir", "data_differs"), ("BUKU_NIKAH/1", "scan_unreadable"),
    ]  # fmt: skip
    products = {product.code: product.status for product in track.case(counter.desk, second).products}
    assert products["AKTA_LAHIR"] == "issued"
