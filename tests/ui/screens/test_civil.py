"""Death, stillbirth and information at the counter: sympathy, thumb marks, the script, signers, what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from kiosk.domain.services import load_service
from kiosk.work import letters, track
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.catalogue import FixedCatalogue
from kiosk.work.print_and_sign import states
from kiosk.work.submit import submit
from tests.domain.civil_cases import DEATH, DEATH_BY_VILLAGE, MARRIAGE, STILLBIRTH
from tests.trial_service import OPENING
from tests.ui.case_fixture import picture
from tests.ui.civil_fixture import death, death_scanned, opened
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, shown, step
from tests.work.desks import DECLARED, SITI
from ui.models import case_steps, readable
from ui.models.case import CaseModel
from ui.models.read_aloud import script
from ui.models.sign import SignModel
from ui.routes import Home, InCase, NewCase, Step
from ui.screens.notice import NoticeScreen
from ui.screens.requirements import requirements_screen
from ui.screens.saved import SavedScreen
from ui.screens.settings import SettingsScreen
from ui.screens.signers_part import _NewSigner
from ui.screens.variant import VariantScreen
from ui.widgets.button import Button
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.option_list import OptionList, TickRow


def words(screen) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


# --- Bereavement -----------------------------------------------------------------------------------------------------


def test_a_death_opens_with_sympathy(counter, qtbot, dressed):
    assert "Kami turut berdukacita." in words(shown(qtbot, NoticeScreen(counter, NewCase("AKTA_MATI"))))
    screen = shown(qtbot, VariantScreen(counter, counter.desk.service("AKTA_MATI")))
    assert "Kami turut berdukacita." in words(screen)
    lists = [one for one in screen.findChildren(OptionList) if one.isVisible()]
    assert [one.path for one in lists] == ["mati.dokumen", "mati.terdata", "pelapor.hubungan"], "one kind, not asked"
    assert screen.model.variant == "UMUM"


def test_only_a_stillbirth_opens_so_among_births(counter, qtbot, dressed):
    screen = shown(qtbot, VariantScreen(counter, counter.desk.service("AKTA_LAHIR")))
    assert "berdukacita" not in words(screen)
    screen.model.choose_variant("LAHIR_MATI")
    assert "Kami turut berdukacita." in words(screen)


def test_a_death_is_told_as_one(counter):
    model = death(counter)
    told = {page.id: dict(readable.page_rows(model, page)) for page in model.service.pages}
    assert told["kematian"]["Meninggal"] == "Kab. CONTOH, 10 November 2026, pukul 17.40 WIB"
    assert "Lahir" not in told["kematian"]
    assert told["mati"]["Jenis kelamin"] == "Laki-laki"
    assert told["ayah"]["Nama"] == "Nama ayah tidak diketahui"


# --- Those who cannot write or read ----------------------------------------------------------------------------------


def test_a_tick_beside_the_forms_prints_a_box_for_the_thumb(counter, qtbot, dressed):
    model = death(counter)
    host = step(qtbot, counter, InCase(model.id, Step.SIGN))
    tick = named(host, TickRow, "thumb:saksi1.cap_jempol")
    tick.rows()[0].click()
    settle(counter, qtbot)
    host.leave()
    settle(counter, qtbot)
    assert load_case(counter.desk, model.id).answers["saksi1.cap_jempol"] == "ya"
    assert [part.page.id for part in case_steps.form_parts(model)][-1] == "saksi", "no screen of its own"


def test_a_tick_after_printing_is_named(counter, qtbot):
    model = death(counter)
    sign = SignModel(model)
    with qtbot.waitSignal(sign.printed, timeout=20_000):
        sign.print_forms()
    model.edit("pelapor.cap_jempol", "ya")
    model.flush()
    settle(counter, qtbot)
    sign.refresh()
    settle(counter, qtbot)
    assert sign.cards[0].changed == ["Pelapor"]


def test_the_whole_case_can_be_read_aloud(counter, qtbot, dressed):
    model = death_scanned(counter)
    told = " ".join(text for _, text in script(model))
    for part in ("Akta Kematian", "KARTA CONTOH", "BUDI CONTOH", "Kartu Keluarga", "Kutipan akta kematian", "gratis"):
        assert part in told, part
    assert "?:" not in told
    host = step(qtbot, counter, InCase(model.id, Step.REVIEW))
    next(one for one in host.findChildren(Button) if one.text() == "Bacakan").click()
    modal = host.window().findChild(Modal, "read-aloud")
    assert modal.isVisible()
    modal.deed.click()
    assert not modal.isVisible()


# --- Letters and signers ---------------------------------------------------------------------------------------------


def test_without_a_signer_the_letter_says_what_to_do(counter, qtbot):
    sign = SignModel(death(counter, papers=DEATH_BY_VILLAGE))
    with qtbot.waitSignal(sign.failed, timeout=20_000) as failed:
        sign.print_forms()
    assert failed.args[0].code == "signer.none"
    assert letters.book(counter.desk, 2026) == []


def test_the_letter_is_numbered_when_it_is_printed_and_not_again(counter, qtbot):
    letters.add_signer(counter.desk, SITI, "Rahmat Contoh", "Lurah Contoh", valid_from=counter.desk.today())
    model = death(counter, papers=DEATH_BY_VILLAGE)
    sign = SignModel(model)
    for _ in range(2):
        with qtbot.waitSignal(sign.printed, timeout=20_000):
            sign.print_forms()
        settle(counter, qtbot)
    assert [line.number for line in letters.book(counter.desk, 2026)] == ["474.3/001/XI/2026"]
    assert {state.sheet.form for state in states(counter.desk, model.id)} == {"F_2_01", "D_1_02"}
    assert next(card for card in sign.cards if card.code == "D_1_02").signers == "kepala desa/lurah"


def test_a_letter_that_was_brought_takes_no_number(counter, qtbot):
    letters.add_signer(counter.desk, SITI, "Rahmat Contoh", "Lurah Contoh", valid_from=counter.desk.today())
    model = death(counter, papers=DEATH_BY_VILLAGE)
    attach(counter.desk, SITI, model.id, "SKM_DESA", picture(), "image/webp")
    model.adopt(load_case(counter.desk, model.id))
    sign = SignModel(model)
    with qtbot.waitSignal(sign.printed, timeout=20_000):
        sign.print_forms()
    assert letters.book(counter.desk, 2026) == []


def test_a_signer_is_added_and_ended_in_the_settings(counter, qtbot, dressed):
    screen = shown(qtbot, SettingsScreen(counter))
    settle(counter, qtbot)
    named(screen, Button, "add-signer").click()
    modal = screen.window().findChild(_NewSigner)
    modal.deed.click()
    settle(counter, qtbot)
    assert modal.isVisible()
    assert "Tulis nama penanda tangan" in words(modal), "what was typed stays, and what is missing is said"
    modal.name.set_value("Dewi Contoh, S.E.")
    modal.office.set_value("Lurah Contoh Maju")
    modal.since.set_value((counter.desk.today() - timedelta(days=9)).isoformat())
    modal.deed.click()
    settle(counter, qtbot)
    (kept,) = letters.signers(counter.desk)
    assert (kept.name, kept.title, kept.valid_to) == ("Dewi Contoh, S.E.", "Lurah Contoh Maju", None)
    assert [row.now for row in screen.signers.model.rows] == [True]
    named(screen, Button, f"end-signer:{kept.id}").click()
    settle(counter, qtbot)
    assert letters.signing_today(counter.desk) is None


# --- What follows ----------------------------------------------------------------------------------------------------

NEW_HEAD = (
    OPENING.replace(b'"UJI"', b'"KK_GANTI_KEPALA"').replace(b'name = "Uji"', b'name = "Ganti kepala keluarga"')
    + b"""
applicant = "pemohon"
forms = []
products = [{ code = "KK", name = "KK", kind = "pdf" }]

[[papers]]
id = "kk"
title = "KK"
any_of = [{ kind = "KK", label = "KK" }]

[[pages]]
id = "pemohon"
title = "Pemohon"
fields = [
  { path = "anak.nama", type = "name", label = "Nama", required = false },
  { path = "pemohon.nama", type = "name", label = "Nama" },
  { path = "pemohon.no_kk", type = "kk", label = "KK" },
]
"""
)


@pytest.fixture
def with_new_head(counter):
    added = load_service(NEW_HEAD, name="uji.toml")
    desk = replace(counter.desk, services=FixedCatalogue({**counter.desk.services, added.code: added}))
    counter.session._desk = desk
    return counter


def saved(counter, qtbot, **changes: str) -> tuple[CaseModel, SavedScreen]:
    model = death_scanned(counter)
    answer(counter.desk, SITI, model.id, changes)
    submit(counter.desk, SITI, model.id, DECLARED)
    model.adopt(load_case(counter.desk, model.id))
    screen = SavedScreen(counter, model)
    shown(qtbot, screen)
    settle(counter, qtbot)
    return model, screen


def test_the_death_of_a_head_proposes_the_next_service_and_carries_over(with_new_head, qtbot, dressed):
    counter = with_new_head
    _, screen = saved(counter, qtbot)
    places = visited(counter)
    card = named(screen, MessageCard, "follow-up:KK_GANTI_KEPALA")
    card.acted.emit()
    settle(counter, qtbot)
    (place,) = places
    assert isinstance(place, InCase)
    assert place.step is Step.VARIANT
    made = load_case(counter.desk, place.case)
    assert made.service == "KK_GANTI_KEPALA"
    assert made.answers == {"pemohon.no_kk": DEATH["mati.no_kk"], "pemohon.nama": DEATH["pelapor.nama"]}
    assert made.notice is not None


def test_nothing_is_proposed_that_this_kiosk_does_not_have_or_the_case_does_not_need(with_new_head, qtbot, dressed):
    _, screen = saved(with_new_head, qtbot, **{"mati.kepala_keluarga": "tidak"})
    assert screen.model.follow_ups == ()
    assert screen.findChild(MessageCard, "follow-up:KK_GANTI_KEPALA") is None


# --- Information -----------------------------------------------------------------------------------------------------


def test_a_marriage_is_found_under_information_and_leads_to_its_form(counter, qtbot, dressed):
    screen = shown(qtbot, requirements_screen(counter, "AKTA_KAWIN"))
    assert "KUA" in words(screen)
    places = visited(counter)
    named(screen, Button, "fill:AKTA_KAWIN").click()
    assert places == [NewCase("AKTA_KAWIN")]


def test_the_way_of_a_marriage_ends_with_the_printed_form(counter, qtbot, dressed):
    model = opened(counter, "AKTA_KAWIN", MARRIAGE, {})
    assert [title for _, title in case_steps.steps(model)] == [
        "Siapkan berkas", "Isi data", "Periksa", "Cetak dan tanda tangan",
    ]  # fmt: skip
    host = step(qtbot, counter, InCase(model.id, Step.SIGN))
    places = visited(counter)
    primary = named(host, Button, "sign-primary")
    primary.click()
    qtbot.waitUntil(lambda: primary.text() == "Selesai", timeout=20_000)
    settle(counter, qtbot)
    assert not [one for one in host.findChildren(Button) if one.isVisible() and "Pindai" in one.text()]
    primary.click()
    assert places == [Home("Formulir sudah dicetak")]
    assert track.case(counter.desk, model.id).row.number == ""


def test_a_stillbirth_goes_through_its_own_page(counter):
    model = opened(counter, "AKTA_LAHIR", STILLBIRTH, {}, "LAHIR_MATI")
    pages = [part.page.id for part in case_steps.form_parts(model)]
    assert "lahir_mati" in pages
