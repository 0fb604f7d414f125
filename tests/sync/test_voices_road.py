"""Complaints and nameless messages from a real kiosk to a real centre, over TLS, answers lost on the way."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from kiosk.domain.complaints import complaint_of
from kiosk.domain.survey import Element, Response
from kiosk.store import anonymous as kept
from kiosk.work.anonymous import FEWEST_TOGETHER, leave_complaint, leave_survey, letterbox
from kiosk.work.complain import Picture, file_complaint, filed_here
from sync.line import LinkTrouble
from sync.loop import run_once, waits
from sync.protocol.anonymous import Bundle
from tests.centre import Centre
from tests.sync.conftest import Kiosk
from tests.sync.crooked import Crooked
from tests.sync.real import operator_of


class LosesAnswers(Crooked):
    """The first answer to a bundle does not come back."""

    lost = 0

    def put_anonymous(self, bundle: Bundle) -> None:
        super().put_anonymous(bundle)
        if not self.lost:
            self.lost += 1
            raise LinkTrouble("link.timeout")


def test_a_bundle_of_which_the_answer_was_lost_counts_once(
    kiosk: Kiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = kiosk.desk
    box = letterbox(desk, kiosk.folder, desk.now())
    complaint, _ = complaint_of("keterlambatan", "Sudah tiga minggu.", anonymous=True)
    assert complaint is not None
    leave_complaint(box, complaint)
    for _ in range(FEWEST_TOGETHER):
        leave_survey(box, Response(dict.fromkeys(Element, 4), service="KIA"))
    with closing(LosesAnswers(desk)) as crooked:
        _rounds(kiosk, crooked, monkeypatch)
    database = sqlite3.connect(centre.data / "db.sqlite3")
    (complaints,) = database.execute("SELECT COUNT(*) FROM complaints_anonymouscomplaint").fetchone()
    months = database.execute("SELECT figures FROM complaints_surveytally WHERE period NOT LIKE '%S%'").fetchall()
    (seen,) = database.execute("SELECT SUM(LENGTH(ids)) FROM complaints_seenmessages").fetchone()
    database.close()
    assert complaints == 1
    assert [json.loads(figures)["all"]["respondents"] for (figures,) in months] == [FEWEST_TOGETHER]
    assert seen == 16 * (FEWEST_TOGETHER + 1)
    assert not any(b"anonymous" in line for line in centre.log.read_bytes().splitlines())


def _rounds(kiosk: Kiosk, crooked: LosesAnswers, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = kiosk.desk
    today = desk.today()
    assert run_once(desk, crooked).online
    assert (kept.count(desk.store), crooked.lost) == (FEWEST_TOGETHER + 1, 0)
    assert not waits(desk)
    # A desk's day comes from its trusted clock; the next one is made here, the road keeps the real time.
    monkeypatch.setattr(type(desk), "today", lambda _desk: today + timedelta(days=1))
    assert run_once(desk, crooked).trouble == "link.timeout"
    assert run_once(desk, crooked).online
    assert kept.count(desk.store) == 0


def test_a_complaint_with_a_picture_arrives_and_its_status_comes_back(kiosk: Kiosk, centre: Centre) -> None:
    complaint, _ = complaint_of("data_salah", "Nama anak keliru.", anonymous=False, name="SITI CONTOH")
    assert complaint is not None
    filed = file_complaint(kiosk.desk, operator_of(kiosk.desk), complaint, [Picture(b"a picture", "image/webp")])
    report = run_once(kiosk.desk, kiosk.link)
    assert (report.trouble, report.answers, report.scans) == ("", {"accepted": 1}, 1)
    centre.deed(
        f"""
        from central.complaints.filing import find, move
        from central.complaints.reading import opened, picture
        found = find(settings.LOKET_DISTRICT, "{filed.id}")
        assert opened(found).complaint.narrative == "Nama anak keliru."
        assert picture(found, 1) == (b"a picture", "image/webp")
        move(found, officer(), "done", "Sudah diperbaiki.", now())
        """
    )
    assert run_once(kiosk.desk, kiosk.link).online
    (known,) = [one for one in filed_here(kiosk.desk) if one.id == filed.id]
    assert (known.status, known.note) == ("done", "Sudah diperbaiki.")
