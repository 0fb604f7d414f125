"""A case that arrives is laid beside those that stand there, and is looked at for brokers; nothing is ever refused."""

from __future__ import annotations

import pytest
from django.db import connection

from central.definitions.activate import Order, activate_file
from central.devices.models import Office, Operator
from central.register.models import Application
from central.register.watch_models import BrokerSignal, CaseKey, CaseTraits, LikeCase
from kiosk.domain.answers import to_tree
from kiosk.domain.ids import new_id
from sync.protocol.changes import ChangeType
from sync.protocol.definitions import source_of
from sync.protocol.records import Definition, Subject
from tests.central.kiosk import moment, submission_body
from tests.domain.birth_case import BASE
from tests.trial_service import OPENING

pytestmark = pytest.mark.django_db
SERVICE = b"""
forms = []
products = [{ code = "SURAT", name = "Surat uji", kind = "pdf" }]

[[papers]]
id = "kk"
title = "Kartu Keluarga"
any_of = [{ kind = "KK", label = "Kartu Keluarga" }]

[[pages]]
id = "anak"
title = "Anak"
fields = [
  { path = "anak.nama", type = "name", label = "Nama" },
  { path = "anak.tanggal_lahir", type = "date", label = "Tanggal lahir" },
]
"""
TWIN = {"anak.jenis_kelahiran": "2"}


def send(wire, kiosk, answers=(), *, case="", revision=1, base="", pickup="99.01.01.2001", **body):
    """A birth with the answers `BASE` but for ``answers``; its id."""
    given = {**BASE, **dict(answers)}
    made = submission_body() | {"answers": to_tree(given), "pickup": {"office": pickup}} | body
    made["applicant"] = made["applicant"] | {"phone": given["pelapor.telepon"]}
    case = case or new_id(moment())
    record = kiosk.record("application.submitted", made, subject=Subject("application", case, revision, base))
    reply = wire.send(kiosk, record)
    assert {row.reply for row in reply.rows} == {"accepted"}
    return case


def beside(case):
    return {row.other_id: row.rule for row in LikeCase.objects.filter(case_id=case)}


def raised(case):
    return {row.code: (row.families, row.registered) for row in BrokerSignal.objects.filter(case_id=case)}


def test_the_same_child_from_another_office_stands_beside_the_first(wire, kiosk, other_office):
    first = send(wire, kiosk)
    second = send(wire, wire.enrol(other_office), {"anak.nama": "Putri Aisya Contoh"}, pickup="99.01.01.2002")
    assert beside(first) == {second: "birth_same_child"}
    assert beside(second) == {first: "birth_same_child"}
    assert Application.objects.filter(status="received").count() == 2


def test_a_service_that_came_by_activation_alone_is_watched(wire, kiosk):
    """The program that the centre runs came without it."""
    data = OPENING + SERVICE
    activate_file(data, name="uji.toml", order=Order("Rina Contoh", moment()))
    named = Definition("UJI", 1, source_of(data).sha256)
    answers = {"anak": {"nama": "Bayi Contoh", "tanggal_lahir": "2026-11-01"}}
    body = submission_body() | {"service": "UJI", "variant": "UMUM", "answers": answers}
    first, second = new_id(moment()), new_id(moment())
    for case in (first, second):
        record = kiosk.record("application.submitted", body, subject=Subject("application", case, 1), definition=named)
        assert [row.reply for row in wire.send(kiosk, record).rows] == ["accepted"]
    assert beside(second) == {first: "open_for_subject"}


def test_two_births_within_nine_months(wire, kiosk):
    first = send(wire, kiosk, {"anak.tanggal_lahir": "2026-04-01", "anak.nama": "Dewi Contoh"})
    second = send(wire, kiosk)
    assert beside(second) == {first: "birth_same_mother"}


def test_a_mother_without_nik_is_found_by_her_name(wire, kiosk):
    first = send(wire, kiosk)
    second = send(wire, kiosk, {"ibu.nik": "", "ibu.nama": "Contoh Sitti", "anak.no_kk": ""})
    assert beside(second) == {first: "birth_same_child"}


def test_twins_stand_alone(wire, kiosk):
    first = send(wire, kiosk, TWIN)
    second = send(wire, kiosk, {**TWIN, "anak.nama": "Bunga Dewi Contoh"})
    third = send(wire, kiosk, {"anak.nama": "Citra Lestari Contoh"}, twin_of=first)
    assert beside(first) == {}
    assert CaseTraits.objects.get(case_id=third).twin_of == first
    assert beside(third) == {second: "birth_same_mother"}


def test_a_mended_answer_settles_it(wire, kiosk, officer):
    from central.register.claim import claim
    from central.register.return_case import Reason, return_case

    send(wire, kiosk)
    second = send(wire, kiosk)
    case = Application.objects.get(id=second)
    claim(case, officer, moment())
    return_case(Application.objects.get(id=second), officer, [Reason("ibu.nik", "data_differs", "")], "", moment())
    base = Application.objects.get(id=second).return_change
    other = {"ibu.nik": "9901015508950099", "ibu.nama": "Lain Sekali"}
    send(wire, kiosk, other, case=second, revision=2, base=base)
    assert LikeCase.objects.count() == 0
    assert CaseTraits.objects.filter(case_id=second).count() == 1
    assert CaseKey.objects.filter(case_id=second, key="m/9901015508950099").exists()
    assert not CaseKey.objects.filter(case_id=second, key=f"m/{BASE['ibu.nik']}").exists()


def test_cases_are_found_by_an_index(centre):
    if connection.vendor == "postgresql":
        pytest.skip("of an empty table PostgreSQL says nothing about indexes")
    sought = CaseKey.objects.filter(district="99.01", key__in=["m/1", "m/2"])
    plan = sought.values_list("case_id").explain()
    assert "case_by_key" in plan


def families(wire, kiosk, count, answers):
    """Births of so many families that have nothing in common but what is given; the last case."""
    last = ""
    for number in range(10, 10 + count):
        own = {
            "anak.no_kk": f"99010115082000{number}", "pelapor.no_kk": "", "ibu.nik": f"99010155089500{number}",
            "anak.nama": f"Anak {chr(55 + number) * 6}", "ibu.nama": f"Ibu {chr(55 + number) * 6}",
        }  # fmt: skip
        last = send(wire, kiosk, {**own, **answers})
    return last


PROXY = {"pelapor.hubungan": "kuasa", "pelapor.nik": "9901010101700001", "pelapor.telepon": "+6281200009999"}


def test_a_proxy_of_six_families_is_told(wire, kiosk):
    case = families(wire, kiosk, 5, PROXY)
    assert raised(case) == {}
    sixth = send(wire, kiosk, {**PROXY, "anak.no_kk": "9901011508209999", "ibu.nik": "9901015508959999"})
    assert raised(sixth) == {"phone": (6, False), "proxy": (6, False)}
    assert Application.objects.get(id=sixth).status == "received"


def test_family_members_share_a_telephone(wire, kiosk):
    for number in range(8):
        case = send(wire, kiosk, {"anak.tanggal_lahir": f"20{10 + number}-01-01"})
    assert raised(case) == {}


def test_registered_helpers_raise_nothing_alone(wire, kiosk, office):
    Office.objects.filter(code=office.code).update(phones=[PROXY["pelapor.telepon"]])
    Operator.objects.create(
        district="99.01", id=new_id(moment()), office=office.code, name="Relawan Contoh", role="relawan",
        area=["002/005"], nik=PROXY["pelapor.nik"],
    )  # fmt: skip
    case = families(wire, kiosk, 9, PROXY)
    assert raised(case) == {}


def test_an_account_that_sends_from_outside_its_area(wire, kiosk, other_office):
    case = send(wire, kiosk, pickup=other_office.code)
    assert raised(case) == {"outside": (0, False)}
    foreign = send(wire, kiosk, {"anak.no_kk": "9901021508200007", "ibu.nik": "9901015508950111"})
    assert raised(foreign) == {"outside": (0, False)}


def test_a_volunteer_in_a_neighbouring_rt(wire, kiosk, office):
    Operator.objects.filter(id=kiosk.answer.operators[0].id).update(role="relawan", area=["002/005"])
    at_home = send(wire, kiosk, {"pelapor.alamat": "Kp. Contoh RT 2 RW 5", "pelapor.telepon_alasan": "tidak_punya_hp"})
    away = send(
        wire,
        kiosk,
        {"pelapor.alamat": "Kp. Contoh RT 003/RW 005", "ibu.nik": "9901015508950112", "anak.nama": "Lain Lagi"},
    )
    assert raised(at_home) == {}
    assert raised(away) == {"outside": (0, False)}


def test_a_service_that_the_centre_does_not_know_is_filed(wire, kiosk):
    case = send(wire, kiosk, service="LAYANAN_BARU")
    assert beside(case) == {}
    assert not CaseTraits.objects.exists()


def test_a_volunteer_is_granted_with_his_area(wire, kiosk, office, officer):
    from django.core.management import CommandError, call_command

    call_command(
        "add_operator", office=office.code, name="Relawan Contoh", role="relawan", rt=["2/5", "003/005", "2/5"],
        phone="0812 0000 0001", nik="9901010101700001",
    )  # fmt: skip
    row = Operator.objects.get(name="Relawan Contoh")
    assert (row.area, row.phone, row.nik) == (["002/005", "003/005"], "+6281200000001", "9901010101700001")
    [told] = [one for one in wire.changes(kiosk) if one.type == ChangeType.OPERATOR_GRANTED.value]
    assert told.body["area"] == ["002/005", "003/005"]
    wrongs = (
        {"role": "relawan"}, {"role": "relawan", "rt": ["dua"]}, {"role": "operator", "rt": ["002/005"]},
        {"role": "relawan", "rt": ["1/1"], "phone": "12"}, {"role": "relawan", "rt": ["1/1"], "nik": "12"},
    )  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(CommandError):
            call_command("add_operator", office=office.code, name="Lain", **wrong)
