"""Definitions and settings from a real centre to real kiosks, as the how-to pages tell the registry to do it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.domain.overlay_writer import write_overlay
from kiosk.domain.services import builtin_services
from kiosk.work import receive, track
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.carry_over import open_case
from kiosk.work.case import load_case, service_of
from kiosk.work.desk import Desk, open_desk
from kiosk.work.start import show_notice, start
from kiosk.work.submit import Declaration, submit
from sync.loop import run_once
from tests.centre import Centre, running_centre
from tests.pages import shown_commands, shown_file
from tests.sync.real import enrol_kiosk, link_of, operator_of

DECLARED = Declaration("Rahmat Contoh", "1")
COUPLE = {
    "perkawinan.tanggal": "2026-10-10", "suami.nik": "9901011203950001", "suami.nama": "Rahmat Contoh",
    "suami.tanggal_lahir": "1995-03-12", "suami.status": "1", "istri.nik": "9901015504960002",
    "istri.nama": "Siti Contoh", "istri.tanggal_lahir": "1996-04-15", "istri.status": "1",
    "pelapor.hubungan": "suami", "pelapor.nama": "Rahmat Contoh", "pelapor.telepon": "081200000000",
    "perkawinan.pemuka": "Yohanes Contoh",
}  # fmt: skip
PAPERS = ("SURAT_PEMUKA_AGAMA", "F_2_01", "FOTO_PASANGAN", "KK")


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with running_centre(tmp_path_factory.mktemp("feed")) as running:
        yield running


@pytest.fixture(scope="module")
def desk(centre: Centre, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A kiosk that was enrolled before anything was activated."""
    desk = enrol_kiosk(tmp_path_factory.mktemp("kiosk"), centre, centre.enrolment_code())
    listen(desk)
    with closing(desk.store):
        yield desk


def listen(desk: Desk) -> None:
    with link_of(desk) as link:
        report = run_once(desk, link)
        assert report.online, report


def as_the_page_says(centre: Centre, page: str, name: str, data: bytes, tmp_path: Path) -> str:
    """Type the page's command with the file ``name`` of these bytes."""
    (tmp_path / name).write_bytes(data)
    [command] = [words for words in shown_commands(page) if name in words]
    return centre.manage(*[str(tmp_path / name) if word == name else word for word in command])


def filed(desk: Desk, service: str, answers: dict[str, str], papers: tuple[str, ...]) -> str:
    operator = operator_of(desk)
    case = start(desk, operator, service, "UMUM").id
    show_notice(desk, operator, case, "1")
    answer(desk, operator, case, answers)
    for kind in papers:
        attach(desk, operator, case, kind, (kind * 90).encode(), "image/webp", source="scanner")
    submit(desk, operator, case, DECLARED)
    return case


def status(desk: Desk, case: str) -> str:
    return track.case(desk, case).row.status.value


def test_akta_perkawinan_is_added_by_file_alone(centre: Centre, desk: Desk, tmp_path: Path) -> None:
    assert "AKTA_PERKAWINAN" not in desk.services
    draft = start(desk, operator_of(desk), "AKTA_LAHIR", "UMUM")
    source = shown_file("howto/add-a-service.md", "akta_perkawinan.toml")
    said = as_the_page_says(centre, "howto/add-a-service.md", "akta_perkawinan.toml", source, tmp_path)
    assert said.startswith("AKTA_PERKAWINAN@1+0 ")
    listen(desk)
    service = desk.service("AKTA_PERKAWINAN")
    assert (service.name, service.source) == ("Akta Perkawinan", source)
    assert load_case(desk, draft.id) == draft, "a draft that lay open is as it was"
    case = filed(desk, "AKTA_PERKAWINAN", COUPLE, PAPERS)
    listen(desk)
    assert status(desk, case) == "received"
    told = centre.deed(f"""
        from central.backoffice.case_page import applied, blocks
        from central.register.models import Product
        found = case("{case}")
        print(found.subject_name, *(one.code for one in Product.objects.filter(case_id=found.id)), sep="|")
        print(*(block.title for block in blocks(found, applied(found))), sep="|")
    """)
    assert told.splitlines() == [
        "Rahmat Contoh|AKTA_PERKAWINAN", "Permohonan|Data suami|Data istri|Yang melapor|Berkas",
    ]  # fmt: skip
    assert "nothing new" in as_the_page_says(centre, "howto/add-a-service.md", "akta_perkawinan.toml", source, tmp_path)


def test_a_mistake_in_the_file_is_told_with_its_place_and_changes_nothing(centre: Centre, tmp_path: Path) -> None:
    source = shown_file("howto/add-a-service.md", "akta_perkawinan.toml")
    wrong = source.replace(b'needed_when = "cerai_mati"', b'needed_when = "cerai"').replace(
        b"version = 1", b"version = 9"
    )
    with pytest.raises(
        RuntimeError, match=r"akta_perkawinan\.toml, papers\[4\]\.needed_when: Ketentuan bernama “cerai”"
    ):
        as_the_page_says(centre, "howto/add-a-service.md", "akta_perkawinan.toml", wrong, tmp_path)
    edited = source.replace(b"Akta Perkawinan", b"Akta Kawin")
    with pytest.raises(RuntimeError, match=r"version: Versi 1 sudah pernah diaktifkan"):
        as_the_page_says(centre, "howto/add-a-service.md", "akta_perkawinan.toml", edited, tmp_path)


def test_a_kiosk_enrolled_later_fetches_what_its_program_lacks(centre: Centre, tmp_path: Path) -> None:
    base = builtin_services()["AKTA_LAHIR"]
    newer = base.source.replace(b"\nversion = %d\n" % base.version, b"\nversion = %d\n" % (base.version + 1), 1)
    assert len(newer) > 8 * 1024, "too large to stand in the change itself"
    (tmp_path / "lahir.toml").write_bytes(newer)
    centre.manage("activate_definition", str(tmp_path / "lahir.toml"))
    desk = enrol_kiosk(tmp_path / "kiosk", centre, centre.enrolment_code())
    with closing(desk.store):
        assert "AKTA_LAHIR" not in desk.services, "its file is still at the centre"
        listen(desk)
        assert desk.service("AKTA_LAHIR").source == newer
        assert receive.unread_definitions(desk) == []


def test_a_district_changes_its_mind_while_counters_work(centre: Centre, desk: Desk, tmp_path: Path) -> None:
    """Settings and a paper of the district's own reach a running kiosk; a case filed under them is received."""
    listen(desk)
    draft = start(desk, operator_of(desk), "AKTA_LAHIR", "UMUM").id
    file = shown_file("howto/open-a-district.md", "district.toml").replace(b"99.02", b"99.01")
    said = as_the_page_says(centre, "howto/open-a-district.md", "district.toml", file, tmp_path)
    assert said.split("\n")[-3:-1] == ["settings", "AKTA_LAHIR+1"]
    assert "nothing new" in as_the_page_says(centre, "howto/open-a-district.md", "district.toml", file, tmp_path)
    listen(desk)
    assert desk.device.district_settings.village_head == "wali nagari"
    assert desk.device.settings["resign_after_change"] == "yes"
    assert desk.service("AKTA_LAHIR").papers[-1].local == "Perda Kabupaten Contoh Baru 3/2026 pasal 7"
    assert service_of(desk, load_case(desk, draft)).overlay == 0
    assert open_case(desk, operator_of(desk), draft).carried is None
    without = file.partition(b"[[extras]]")[0] + b'[[extras]]\nservice = "AKTA_LAHIR"\n'
    as_the_page_says(centre, "howto/open-a-district.md", "district.toml", without, tmp_path)
    listen(desk)
    assert desk.service("AKTA_LAHIR").overlay == 0


def test_a_new_base_takes_the_overlay_along_and_ends_old_drafts(centre: Centre, desk: Desk, tmp_path: Path) -> None:
    first = shown_file("howto/add-a-service.md", "akta_perkawinan.toml")
    extra = {"basis": "Perda 3/2026", "papers": [
        {"id": "rt", "title": "Surat RT", "any_of": [{"kind": "SURAT_RT", "label": "Surat RT"}]}
    ]}  # fmt: skip
    files = {
        "one.toml": first,
        "extra.toml": write_overlay(extra, service="AKTA_PERKAWINAN", base=1, number=1),
        "two.toml": first.replace(b"version = 1\n", b"version = 2\n", 1).replace(
            b"perkawinan.pemuka", b"perkawinan.saksi"
        ),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    centre.manage("activate_definition", str(tmp_path / "one.toml"))
    listen(desk)
    operator = operator_of(desk)
    case = start(desk, operator, "AKTA_PERKAWINAN", "UMUM").id
    answer(desk, operator, case, COUPLE)
    centre.manage("activate_definition", str(tmp_path / "extra.toml"))
    said = centre.manage("activate_definition", str(tmp_path / "two.toml"), "--older-until", "2020-01-31")
    assert said.startswith("AKTA_PERKAWINAN@2+2 ")
    listen(desk)
    carried = open_case(desk, operator, case).carried
    assert carried is not None
    assert (carried.papers, carried.new_version) == (("Surat RT",), 2)
    assert load_case(desk, case).answers["suami.nama"] == "Rahmat Contoh"
    broken = files["two.toml"].replace(b"version = 2", b"version = 3").replace(b'id = "foto"', b'id = "rt"')
    (tmp_path / "three.toml").write_bytes(broken)
    with pytest.raises(RuntimeError, match="“rt” tertulis dua kali"):
        centre.manage("activate_definition", str(tmp_path / "three.toml"))


def test_one_file_opens_a_second_district(tmp_path: Path) -> None:
    with running_centre(tmp_path, district="99.02") as centre:
        file = shown_file("howto/open-a-district.md", "district.toml")
        said = as_the_page_says(centre, "howto/open-a-district.md", "district.toml", file, tmp_path)
        assert said.splitlines() == [
            "name", "office 99.02.01.2001", "office 99.02.01.2002", "settings", "AKTA_LAHIR+1",
        ]  # fmt: skip
        desk = enrol_kiosk(tmp_path / "kiosk", centre, centre.enrolment_code("99.02.01.2001"))
        with closing(desk.store):
            listen(desk)
            device = desk.device
            assert (device.district, device.district_name) == ("99.02", "Kabupaten Contoh Baru")
            assert device.office_name == "Nagari Contoh Hilir"
            assert device.district_settings.letterhead[0] == "PEMERINTAH KABUPATEN CONTOH BARU"
            signer = device.district_settings.signer_on(desk.today())
            assert signer is not None
            assert signer.name == "Dedi Contoh"
            assert desk.service("AKTA_LAHIR").papers[-1].title == "Surat pengantar jorong"
            (tmp_path / "a.toml").write_bytes(shown_file("howto/add-a-service.md", "akta_perkawinan.toml"))
            centre.manage("activate_definition", str(tmp_path / "a.toml"))
            listen(desk)
            case = filed(desk, "AKTA_PERKAWINAN", COUPLE, PAPERS)
            listen(desk)
            assert (status(desk, case), load_case(desk, case).number[:10]) == ("received", "9902012001")
            again = open_desk(desk.store)
            assert again.device.district_settings == device.district_settings
        with pytest.raises(RuntimeError, match=r"district: Berkas ini untuk daerah lain.*LOKET_DISTRICT=99\.03"):
            as_the_page_says(
                centre, "howto/open-a-district.md", "district.toml", file.replace(b"99.02", b"99.03"), tmp_path
            )
