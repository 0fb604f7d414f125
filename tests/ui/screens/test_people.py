"""Duplicates on the review, twins and families after sending, people proposed by NIK, and the volunteer's own pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from kiosk.domain.services import load_service
from kiosk.work.case import load_case
from kiosk.work.desk import open_desk
from tests.domain.birth_case import BASE
from tests.ui.case_fixture import FIRST, begun, filled, scanned
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, only_window, shown, step
from tests.ui.states_fixture import Village
from tests.work.desks import SITI
from tests.work.test_volunteer import DEATHS, RINA, returned
from ui.models.session import _Entered
from ui.places import Places
from ui.routes import DeathReport, Detail, Home, InCase, Issued, Returned, Settings, Step
from ui.screens.home import HomeScreen
from ui.screens.volunteer_home import VolunteerHomeScreen
from ui.widgets.button import Button
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.text_field import TextField


def words(host):
    return [label.text() for label in host.findChildren(QLabel) if label.isVisible() and label.text()]


def as_volunteer(counter):
    counter.session._entered = _Entered(counter.session.whole_desk, RINA)


def test_both_cases_stand_side_by_side_and_a_reason_lets_it_go_on(counter, qtbot, dressed):
    first = Village(counter).sent()
    model = scanned(counter)
    host = step(qtbot, counter, InCase(model.id, Step.REVIEW))
    settle(counter, qtbot)
    told = words(host)
    assert "Nama anak mirip, tanggal lahir berdekatan, dan ibunya sama. Bandingkan keduanya." in told
    assert told.count("AISYAH PUTRI CONTOH") >= 2
    gone = visited(counter)
    host.page.bar.primary.click()
    assert gone == []
    assert named(host, Button, f"open:{first}").hasFocus()
    named(host, Button, f"open:{first}").click()
    assert gone == [Detail(first)]
    named(host, Button, f"apart:{first}").click()
    [modal] = host.window().findChildren(Modal)
    modal.deed.click()
    assert "Tulis alasannya dengan singkat." in words(modal)
    modal.findChild(QPlainTextEdit).setPlainText("Permohonan pertama dibatalkan keluarga")
    modal.deed.click()
    settle(counter, qtbot)
    qtbot.waitUntil(lambda: any("dibatalkan keluarga" in text for text in words(host)), timeout=5000)
    [said] = load_case(counter.desk, model.id).confirmations
    assert (said.code, said.values) == ("duplicate.birth_same_child", (first,))
    host.page.bar.primary.click()
    assert gone[-1] == InCase(model.id, Step.SIGN)
    only_window(host)


def test_a_case_of_its_own_shows_no_card(counter, qtbot, dressed):
    model = scanned(counter)
    host = step(qtbot, counter, InCase(model.id, Step.REVIEW))
    settle(counter, qtbot)
    assert not host.page.alike.isVisible()


def test_a_twin_begins_where_its_own_data_are_asked(counter, qtbot, dressed):
    first = Village(counter).sent()
    host = step(qtbot, counter, InCase(first, Step.SAVED))
    settle(counter, qtbot)
    gone = visited(counter)
    host.page.bar.secondary_clicked.emit("twin")
    settle(counter, qtbot)
    [place] = gone
    assert (place.step, place.place) == (Step.FORM, "anak.nama")
    assert load_case(counter.desk, place.case).answers["ibu.nama"] == BASE["ibu.nama"]
    host.page.bar.secondary_clicked.emit("family")
    assert gone[-1] == Home(family=first)


def test_the_detail_of_a_case_offers_both_too(counter, qtbot, dressed):
    first = Village(counter).received()
    screen = shown(qtbot, Places(counter)(Detail(first)))
    settle(counter, qtbot)
    gone = visited(counter)
    named(screen, Button, "family").click()
    assert gone == [Home(family=first)]
    named(screen, Button, "twin").click()
    settle(counter, qtbot)
    assert (gone[-1].step, gone[-1].place) == (Step.FORM, "anak.nama")


def test_another_service_of_the_family_starts_with_its_people(counter, qtbot, dressed):
    first = Village(counter).sent()
    home = shown(qtbot, Places(counter)(Home(family=first)))
    assert isinstance(home, HomeScreen)
    gone = visited(counter)
    home.first.click()
    screen = shown(qtbot, Places(counter)(gone[-1]))
    screen.bar.primary.click()
    questions = shown(qtbot, Places(counter)(gone[-1]))
    questions.model.choose_variant("UMUM")
    for path, code in FIRST.items():
        questions.model.choose(path, code)
    questions.bar.primary.click()
    settle(counter, qtbot)
    made = load_case(counter.desk, gone[-1].case)
    assert made.answers["saksi1.nama"] == BASE["saksi1.nama"]
    assert made.notice is not None
    assert made.kinds == {"BUKU_NIKAH", "KK"}


def test_a_known_mother_is_proposed_and_taken_by_one_key(counter, qtbot, dressed):
    filled(counter)
    model = begun(counter)
    host = step(qtbot, counter, InCase(model.id, Step.FORM, "ibu.nik"))
    model.edit("ibu.nik", BASE["ibu.nik"])
    settle(counter, qtbot)
    card = named(host, MessageCard, "known:0")
    qtbot.waitUntil(card.isVisible, timeout=5000)
    assert "Siti Contoh, lahir 15 Agustus 1995." in words(card)
    assert not model.value("ibu.nama"), "nothing is filled in by itself"
    qtbot.keyClick(host.page.body.questions["ibu.nik"].input.edit, Qt.Key.Key_F4)
    assert (model.value("ibu.nama"), model.value("ibu.tanggal_lahir")) == ("Siti Contoh", "1995-08-15")
    settle(counter, qtbot)
    assert not card.isVisible()


def test_witnesses_who_signed_before_are_proposed(counter, qtbot, dressed):
    filled(counter)
    model = begun(counter)
    host = step(qtbot, counter, InCase(model.id, Step.FORM, "saksi1.nik"))
    settle(counter, qtbot)
    card = named(host, MessageCard, "known:0")
    qtbot.waitUntil(card.isVisible, timeout=5000)
    assert "Umar Contoh dan Salma Contoh" in words(card)
    card.acted.emit()
    assert (model.value("saksi1.nik"), model.value("saksi2.nama")) == (BASE["saksi1.nik"], "Salma Contoh")


def test_a_volunteer_has_a_home_with_fewer_choices(counter, qtbot, dressed):
    Village(counter).sent()
    as_volunteer(counter)
    screen = shown(qtbot, Places(counter)(Home()))
    settle(counter, qtbot)
    assert isinstance(screen, VolunteerHomeScreen)
    qtbot.waitUntil(lambda: "Belum ada permohonan dari Anda." in words(screen), timeout=5000)
    assert "Laporan RT Anda" in words(screen)
    band = screen.band()
    assert "Relawan RT/RW 002/005" in [label.text() for label in band.findChildren(QLabel)]
    for route in (Settings(), Issued("x")):
        assert isinstance(Places(counter)(route), VolunteerHomeScreen)


def test_a_volunteer_mends_what_is_pointed_to_and_sees_nothing_else(counter, qtbot, dressed):
    office = counter.desk
    as_volunteer(counter)
    case_id = returned(counter.desk, office)
    screen = shown(qtbot, Places(counter)(Returned(case_id)))
    settle(counter, qtbot)
    assert list(screen.questions) == ["ibu.nama"]
    qtbot.waitUntil(lambda: "Dokumen KK, halaman 1" in words(screen), timeout=5000)
    told = " ".join(words(screen))
    for hidden in (BASE["ayah.nama"], BASE["anak.nama"], BASE["pelapor.nama"], BASE["ibu.nik"]):
        assert hidden not in told
    screen.questions["ibu.nama"].edited.emit("ibu.nama", "SITI CONTOH AMINAH")
    screen.questions["ibu.nama"].left.emit("ibu.nama")
    settle(counter, qtbot)
    qtbot.waitUntil(lambda: "Sudah diperbaiki." in words(screen), timeout=5000)
    screen.bar.primary.click()
    assert "Perbaiki dahulu semua bagian yang ditunjuk, lalu kirim." in words(screen)


def test_a_death_is_reported_in_four_answers(counter, qtbot, dressed):
    store = counter.desk.store
    counter.session._desk = open_desk(
        store, services={"AKTA_MATI": load_service(DEATHS, name="mati.toml")}, regions=counter.regions
    )
    as_volunteer(counter)
    screen = shown(qtbot, Places(counter)(DeathReport()))
    assert screen.rt.value() == "002/005"
    screen.bar.primary.click()
    settle(counter, qtbot)
    assert screen.on.error() or screen.name.error()
    screen.name.set_value("KAKEK CONTOH")
    screen.on.set_value(counter.desk.today().isoformat())
    screen.rt.set_value("009/009")
    screen.bar.primary.click()
    settle(counter, qtbot)
    assert "di luar wilayah Anda" in screen.rt.error()
    screen.rt.set_value("2/5")
    screen.bar.primary.click()
    settle(counter, qtbot)
    assert any(text.startswith("Laporan tersimpan dengan nomor") for text in words(screen))
    assert isinstance(screen.name, TextField)


def test_the_same_window_serves_the_office_again(counter):
    as_volunteer(counter)
    assert counter.desk.reader == RINA
    counter.session._entered = _Entered(counter.session.whole_desk, SITI)
    assert counter.desk.reader is None
