"""Home, tracking, detail and the road's page: what waits, in words, and where each row leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.work import track
from kiosk.work.catalogue import FixedCatalogue
from tests.ui.case_fixture import begun, filled
from tests.ui.desk_fixture import settle, visited
from tests.ui.states_fixture import Village
from tests.work.centre_words import answered
from tests.work.desks import NOW
from ui import messages
from ui.models.detail import DetailModel
from ui.models.home import HomeModel
from ui.models.road import RoadState
from ui.models.sync_status import SyncModel
from ui.models.tracking import TrackingModel
from ui.routes import Detail, InCase, Issued, Returned, Step


@pytest.fixture
def village(counter):
    return Village(counter)


def shown(model, counter, qtbot):
    with qtbot.waitSignal(model.changed, timeout=5000):
        model.refresh()
    settle(counter, qtbot)
    return model


class TestHome:
    def test_nothing_waits_at_first(self, counter, qtbot):
        model = shown(HomeModel(counter), counter, qtbot)
        assert model.attention == []
        assert model.greeting == "Selamat siang, Siti Contoh"

    def test_what_waits_is_counted_in_order(self, counter, qtbot, village):
        village.issued("Citra Contoh")
        village.returned("Bagas Contoh")
        filled(counter)
        village.sent("Adi Contoh")
        village.sent("Ayu Contoh")
        model = shown(HomeModel(counter), counter, qtbot)
        assert [(row.key, row.count) for row in model.attention] == [
            ("panggil", 2), ("perbaikan", 1), ("siap", 1), ("menunggu", 2), ("draf", 1),
        ]  # fmt: skip
        assert model.attention[1].hint == "Bagas Contoh"

    def test_many_services_give_one_choice_a_tile(self, counter):
        choices = HomeModel(counter).choices()
        assert [one.service or one.menu for one in choices] == [
            "AKTA_LAHIR", "AKTA_MATI", "KK", "KIA", "PINDAH", "DATANG", "KTP", "LAINNYA",
        ]  # fmt: skip
        assert {one.variant for one in choices} == {""}

    def test_few_services_give_one_choice_a_variant(self, counter):
        few = {code: counter.desk.service(code) for code in ("AKTA_LAHIR", "AKTA_MATI")}
        counter.session._desk = replace(counter.desk, services=FixedCatalogue(few))
        choices = HomeModel(counter).choices()
        assert [(one.variant, one.name, one.hint) for one in choices] == [
            ("PAKET_3IN1", "Bayi baru lahir", "Akta, KK, dan KIA"),
            ("UMUM", "Anak", "Akta saja"),
            ("DEWASA", "Orang dewasa", "Akta Kelahiran"),
            ("LAHIR_MATI", "Lahir mati", "Akta Kelahiran"),
            ("UMUM", "Akta kematian", "Akta Kematian"),
        ]
        assert [one.usual for one in choices] == [True, False, False, False, True]

    def test_what_the_road_brings_is_counted_again(self, counter, qtbot, village):
        model = shown(HomeModel(counter), counter, qtbot)
        village.sent()
        with qtbot.waitSignal(model.changed, timeout=5000):
            counter.road.arrived.emit()
        assert [row.key for row in model.attention] == ["menunggu"]


class TestTracking:
    def test_who_waits_for_a_person_stands_first(self, counter, qtbot, village):
        village.returned("Bagas Contoh")
        village.issued("Citra Contoh")
        village.sent("Adi Contoh")
        model = shown(TrackingModel(counter), counter, qtbot)
        assert [(line.name, line.action, line.strong) for line in model.lines][2] == ("Adi Contoh", "Lihat", False)
        assert {(line.name, line.action) for line in model.lines[:2]} == {
            ("Bagas Contoh", "Perbaiki"), ("Citra Contoh", "Serahkan"),
        }  # fmt: skip
        assert model.counts[""] == 3
        assert (model.counts["perbaikan"], model.counts["siap"], model.counts["menunggu"]) == (1, 1, 1)
        assert model.lines[0].service == "Akta Kelahiran, 3-in-1"

    def test_every_word_of_the_search_narrows(self, counter, qtbot, village):
        village.sent("Adi Contoh Satu")
        village.sent("Ayu Contoh Dua")
        model = shown(TrackingModel(counter), counter, qtbot)
        model.search("contoh ayu")
        settle(counter, qtbot)
        assert [line.name for line in model.lines] == ["Ayu Contoh Dua"]
        number = model.lines[0].number
        model.search(number.lower())
        settle(counter, qtbot)
        assert [line.name for line in model.lines] == ["Ayu Contoh Dua"]
        model.search("tidak ada")
        settle(counter, qtbot)
        assert model.lines == []

    def test_a_chip_shows_its_own(self, counter, qtbot, village):
        village.sent("Adi Contoh")
        begun(counter)
        model = shown(TrackingModel(counter, "draf"), counter, qtbot)
        assert [(line.name, line.number) for line in model.lines] == [("Belum ada nama", "Belum bernomor")]
        model.choose("")
        settle(counter, qtbot)
        assert len(model.lines) == 2

    def test_each_row_leads_to_its_place(self, counter, qtbot, village):
        returned, issued, sent = village.returned(), village.issued(), village.sent()
        draft = begun(counter)
        draft.at_step("scan:KK")
        model = shown(TrackingModel(counter), counter, qtbot)
        places = visited(counter)
        for key in (returned, issued, sent, draft.id):
            model.open(key)
        settle(counter, qtbot)
        assert places == [Returned(returned), Issued(issued), Detail(sent), InCase(draft.id, Step.SCAN, "KK")]


class TestDetail:
    def test_the_way_of_a_case_ends_with_where_it_is(self, counter, qtbot, village):
        model = shown(DetailModel(counter, village.received("Adi Contoh")), counter, qtbot)
        stages = model.stages()
        assert stages[0].title == "Mulai diisi"
        assert [stage.state for stage in stages] == ["done"] * (len(stages) - 1) + ["now"]
        assert stages[-1].title == "Terkirim ke Disdukcapil"
        assert model.title == "Adi Contoh"
        assert model.lead.startswith("Akta Kelahiran · 9901012001-")

    def test_a_case_that_waits_can_be_withdrawn(self, counter, qtbot, village):
        case_id = village.sent()
        model = shown(DetailModel(counter, case_id), counter, qtbot)
        assert model.may_withdraw
        assert model.sent() == "Menunggu jaringan. Tersimpan aman di komputer ini."
        with qtbot.waitSignal(model.withdrawn, timeout=5000):
            model.withdraw("Salah layanan", "Budi Contoh")
        settle(counter, qtbot)
        assert not model.may_withdraw
        assert model.stages()[-1].title == "Dibatalkan"
        model.withdraw("lagi", "Budi Contoh")
        with qtbot.waitSignal(model.failed, timeout=5000) as failed:
            pass
        assert messages.known(failed.args[0].code)

    def test_a_rejection_is_told_with_its_reason(self, counter, qtbot, village):
        case_id = village.received()
        village.says(case_id, "rejected", rejected={"code": "already_issued", "note": "Lihat arsip 2025."})
        model = shown(DetailModel(counter, case_id), counter, qtbot)
        assert model.stages()[-1].state == "stop"
        (remark,) = model.remarks()
        assert "Dokumen yang sama sudah pernah terbit." in remark
        assert "Lihat arsip 2025." in remark
        assert not model.may_withdraw

    def test_a_refused_record_is_told(self, counter, qtbot, village):
        case_id = village.sent()
        _refuse(counter)
        model = shown(DetailModel(counter, case_id), counter, qtbot)
        assert model.sent() == "Belum dapat diterima Disdukcapil."
        assert any("hubungi admin Disdukcapil" in remark for remark in model.remarks())

    def test_a_case_that_is_not_here_is_a_sentence(self, counter, qtbot):
        model = DetailModel(counter, "0193a000-0000-7000-8000-00000000ffff")
        with qtbot.waitSignal(model.failed, timeout=5000) as failed:
            model.refresh()
        assert failed.args[0].code == "case.unknown"


class TestRoad:
    def state(self, counter, **facts):
        counter.road.state = RoadState(tried=True, **facts)
        counter.road.changed.emit()

    def test_before_the_first_round_it_says_that_it_tries(self, counter, qtbot):
        model = shown(SyncModel(counter), counter, qtbot)
        assert model.title == "Menghubungi Disdukcapil ..."
        assert dict(model.facts())["Terakhir tersambung"] == "Belum pernah"

    def test_days_offline_are_calm(self, counter, qtbot, village):
        village.sent("Adi Contoh")
        self.state(counter, waiting=1, trouble="link.offline")
        model = shown(SyncModel(counter), counter, qtbot)
        assert model.title == "Tidak ada jaringan. 1 permohonan tersimpan aman di sini."
        assert model.lead.startswith("Anda boleh terus bekerja.")
        assert [(row.name, row.state) for row in model.on_the_way()] == [("Adi Contoh", "Menunggu giliran")]
        assert model.tray() == []

    def test_connected_says_what_goes(self, counter, qtbot, village):
        village.sent("Adi Contoh")
        answered(counter.desk)
        self.state(counter, connected=True, waiting=1)
        model = shown(SyncModel(counter), counter, qtbot)
        assert model.title == "Tersambung. Mengirim 1 permohonan."
        (row,) = model.on_the_way()
        assert row.state == "Data terkirim, mengirim pindaian"
        assert row.detail == "Sisa 1 KB"

    def test_connected_with_nothing_left(self, counter, qtbot):
        self.state(counter, connected=True)
        model = shown(SyncModel(counter), counter, qtbot)
        assert model.title == "Tersambung. Semua sudah terkirim."

    def test_another_trouble_than_no_network_is_named(self, counter, qtbot):
        self.state(counter, trouble="link.captive")
        model = shown(SyncModel(counter), counter, qtbot)
        assert model.lead.startswith("Wi-Fi ini meminta masuk dahulu.")

    def test_what_was_refused_waits_in_the_tray_until_seen(self, counter, qtbot, village):
        village.sent("Adi Contoh")
        _refuse(counter)
        model = shown(SyncModel(counter), counter, qtbot)
        (item,) = model.tray()
        assert item.title == "Adi Contoh"
        assert "Data Anda tetap aman" in item.why
        model.seen(item.record)
        settle(counter, qtbot)
        assert model.tray() == []

    def test_the_clock_is_one_of_the_facts(self, counter, qtbot):
        counter.desk.clock.learn(NOW)
        model = shown(SyncModel(counter), counter, qtbot)
        assert dict(model.facts())["Jam komputer"] == "Sesuai, selisih 0 detik"
        counter.desk.clock.learn(NOW + timedelta(days=3))
        assert dict(model.facts())["Jam komputer"].startswith("Keliru. Sekarang 24-11-2026")


def _refuse(counter):
    """The centre refuses everything that waits."""
    answered(counter.desk, "rejected")
    assert track.waiting(counter.desk).refused
