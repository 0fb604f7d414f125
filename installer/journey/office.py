"""The officer of the registry at a real Chromium: every deed is a click or a typed word on a page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_SIZE = (1366, 768)
_PATIENCE_MS = 30_000


class Officer:
    """One signed-in officer."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self._url = page, url

    def sign_in(self, name: str, passphrase: str) -> None:
        """Through the door of the back office."""
        self.page.goto(f"{self._url}/masuk")
        self.page.get_by_label("Nama pengguna").fill(name)
        self.page.get_by_label("Kata sandi").fill(passphrase)
        self.page.get_by_role("button", name="Masuk").click()
        expect(self.page.get_by_role("navigation", name="Menu")).to_be_visible()

    def queue(self) -> list[str]:
        """The names and numbers that wait, one text a row."""
        self.page.goto(f"{self._url}/")
        return self.page.locator("tr[data-open]").all_inner_texts()

    def open(self, number: str) -> None:
        """Find a case by its number and open it."""
        self.page.goto(f"{self._url}/")
        self.page.get_by_label("Cari nomor atau nama").fill(number)
        self.page.get_by_label("Cari nomor atau nama").press("Enter")
        if self.page.locator(".case-body").count() == 0:
            self.page.locator("tr[data-open]", has_text=number).click()
        expect(self.page.locator(".case-body")).to_be_visible()

    def scans_missing(self) -> int:
        """How many pages of the open case are still on their way."""
        return self.page.locator('.strip button[data-src=""]').count()

    def wait_for_scans(self) -> None:
        """Until every page of the open case has arrived."""
        for _look in range(60):
            if self.scans_missing() == 0:
                return
            self.page.wait_for_timeout(500)
            self.page.reload()
        raise AssertionError(f"{self.scans_missing()} scans did not arrive")

    def claim(self) -> None:
        """Take the open case."""
        self.page.get_by_role("button", name=re.compile("^Ambil")).click()
        expect(self.page.get_by_role("button", name=re.compile("Nyatakan lengkap"))).to_be_visible()

    def flag(self, path: str) -> None:
        """Flag one answer or one scan of the open case."""
        self.page.locator(f'.fact[data-path="{path}"] .flag').click()

    def open_return(self, reasons: Mapping[str, str], note: str) -> None:
        """Open the return of what was flagged and choose for each path the reason (its code)."""
        self.page.get_by_role("button", name=re.compile(r"^Kembalikan \(")).click()
        panel = self.page.locator("#return")
        expect(panel).to_be_visible()
        for path, code in reasons.items():
            answer = panel.locator(f'label:has(input[name="reason:{path}"][value="{code}"])')
            if not answer.is_visible():
                panel.locator(f'.card:has(input[name="reason:{path}"])').get_by_text("Alasan lain").click()
            answer.click()
        panel.get_by_label("Catatan untuk petugas").fill(note)

    def send_return(self) -> None:
        """Send the case back."""
        self.page.get_by_role("button", name=re.compile(r"^Kembalikan \d+ bagian")).click()
        self._done()

    def declare_complete(self) -> None:
        """The clock of 24 hours begins."""
        self.page.get_by_role("button", name=re.compile("Nyatakan lengkap")).click()
        self._done()

    def upload(self, product: str, number: str, pdf: Path) -> None:
        """Bring the signed result of one product of the open case."""
        part = self.page.locator(f"#hasil-{product}")
        if not part.locator("form[enctype]").is_visible():
            part.locator("summary", has_text="Unggah hasil").click()
        part.locator('input[type="file"]').set_input_files(pdf)
        part.get_by_label("Nomor dokumen").fill(number)
        part.get_by_role("button", name="Unggah hasil").click()
        self._done()

    def move(self, product: str, to: str) -> None:
        """Take a card product one step on its way (printed, dispatched, arrived)."""
        part = self.page.locator(f"#hasil-{product}")
        step = part.locator(f'button[value="{to}"]')
        if not step.is_visible():
            part.locator("summary", has_text="Langkah lain").click()
        step.click()
        self._done()

    def history(self) -> str:
        """Open the history of the open case; what it says."""
        self.page.get_by_role("button", name="Riwayat").click()
        return self.page.locator("#history").inner_text()

    def visit(self, path: str) -> None:
        """Another page of the back office, such as ``kiriman``."""
        self.page.goto(f"{self._url}/{path}")

    def picture(self, path: Path) -> None:
        """Save what the browser shows as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(path))

    def _done(self) -> None:
        """A deed answers with a page and a word about it."""
        expect(self.page.get_by_role("status").first).to_be_visible(timeout=_PATIENCE_MS)


class NoBrowser(Exception):
    """Chromium is not installed."""


def chromium() -> str:
    """Where Chromium is. Raises NoBrowser."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        program = shutil.which(name)
        if program is not None:
            return program
    raise NoBrowser("Chromium is not installed")


@contextmanager
def browser(url: str) -> Iterator[Officer]:
    """A fresh Chromium that believes the demonstration's own certificate."""
    program = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        context = running.new_context(
            ignore_https_errors=True, viewport={"width": _SIZE[0], "height": _SIZE[1]}, locale="id-ID"
        )
        context.set_default_timeout(_PATIENCE_MS)
        page = context.new_page()
        try:
            yield Officer(page, url)
        finally:
            running.close()
