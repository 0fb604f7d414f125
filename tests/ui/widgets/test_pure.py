"""Arithmetic and words that need no window: what is shown of a picture, corners, pill, strength."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.crop_frame import CropFrame, convex
from ui.widgets.network_pill import pill_text
from ui.widgets.number_field import canonical, local
from ui.widgets.passphrase_field import strength
from ui.widgets.time_field import clock_text
from ui.widgets.viewport import MOST, Viewport

sizes = st.tuples(st.floats(10, 6000), st.floats(10, 6000))
rooms = st.tuples(st.floats(50, 2000), st.floats(50, 2000))


@given(sizes, rooms, st.integers(0, 3))
def test_fitting_shows_the_whole_picture(picture: tuple[float, float], room: tuple[float, float], turns: int) -> None:
    view = Viewport(picture, room)
    view.rotate(turns)
    wide, tall = view.turned_size()
    for corner in ((0.0, 0.0), (wide, tall)):
        x, y = view.to_room(corner)
        if view.fitting() > 0.05:
            assert -0.5 <= x <= room[0] + 0.5
            assert -0.5 <= y <= room[1] + 0.5


@given(sizes, rooms, st.lists(st.tuples(st.floats(0.2, 5), st.floats(0, 1), st.floats(0, 1)), max_size=8))
def test_zooming_and_moving_never_lose_the_picture(
    picture: tuple[float, float], room: tuple[float, float], steps: list[tuple[float, float, float]]
) -> None:
    view = Viewport(picture, room)
    view.fit()
    for factor, x, y in steps:
        view.zoom(factor, (x * room[0], y * room[1]))
        view.pan(x * 500 - 250, y * 500 - 250)
        assert view.scale <= max(MOST, view.fitting())
        left, top = view.to_room((0, 0))
        right, low = view.to_room(view.turned_size())
        assert left < room[0]
        assert top < room[1]
        assert right > 0
        assert low > 0


def test_the_point_under_the_pointer_stays() -> None:
    view = Viewport((4000, 3000), (800, 600))
    view.fit()
    before = view.to_turned((200, 150))
    view.zoom(2.0, (200, 150))
    after = view.to_turned((200, 150))
    assert after == pytest.approx(before)


def test_a_part_fills_the_room() -> None:
    view = Viewport((1000, 1000), (500, 500))
    view.show_part(0.4, 0.4, 0.2, 0.1)
    assert view.scale == pytest.approx(2.5)
    assert view.to_room((500, 450)) == pytest.approx((250, 250))


def test_four_turns_are_none() -> None:
    view = Viewport((400, 300), (800, 600))
    for _ in range(4):
        view.rotate(1)
    assert view.turn == 0
    view.rotate(-1)
    assert (view.turn, view.turned_size()) == (270, (300, 400))


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(-200, 1500), st.floats(-200, 1500)), max_size=20))
def test_corners_stay_in_the_picture_and_never_fold(moves: list[tuple[int, float, float]]) -> None:
    frame = CropFrame(1000, 800)
    for index, x, y in moves:
        frame.put(index, x, y)
        assert convex(frame.corners)
        assert all(0 <= cx <= 999 and 0 <= cy <= 799 for cx, cy in frame.corners)


def test_a_fold_is_refused() -> None:
    frame = CropFrame(100, 100)
    assert not frame.put(0, 99, 99)
    assert frame.corners[0] == (0.0, 0.0)
    assert frame.put(0, 10, 20)
    frame.next(-1)
    assert frame.current == 3
    assert frame.nudge(0, -5)
    assert frame.nearest(0, 90)[0] == 3


@pytest.mark.parametrize(
    ("state", "lead", "rest", "icon"),
    [
        ({"connected": True}, "Tersambung", "Semua sudah terkirim", "cloud-check-outline"),
        ({"connected": True, "waiting": 3}, "Tersambung", "Menunggu dikirim: 3", "cloud-check-outline"),
        (
            {"connected": True, "waiting": 2, "sending": (2, 3), "minutes": 4},
            "Mengirim 2 dari 3",
            "sisa sekitar 4 menit",
            "cloud-upload-outline",
        ),
        ({"connected": True, "sending": (1, 1), "minutes": 0}, "Mengirim 1 dari 1", "sisa sekitar 1 menit", None),
        ({"connected": False, "waiting": 3}, "Tidak ada jaringan", "Menunggu dikirim: 3", "cloud-off-outline"),
        ({"connected": False}, "Tidak ada jaringan", "Tersimpan aman di sini", "cloud-off-outline"),
        ({"connected": True, "refused": 1}, "Perlu dilihat: 1 kiriman", "", "alert-circle"),
        (
            {"connected": False, "refused": 1, "clock_wrong": True},
            "Periksa tanggal komputer",
            "",
            "clock-alert-outline",
        ),
    ],
)
def test_the_pill_says_the_first_thing_first(state: dict[str, object], lead: str, rest: str, icon: str | None) -> None:
    said = pill_text(**state)  # type: ignore[arg-type]
    assert (said.lead, said.rest) == (lead, rest)
    assert icon in {None, said.icon}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", ""),
        ("abc", "Lemah"),
        ("12345678901", "Lemah"),
        ("aaaaaaaaaaaaaaaa", "Lemah"),
        ("password123", "Lemah"),
        ("rumahbiru", "Lemah"),
        ("rumah biru", "Cukup"),
        ("rumah biru 27 di tepi", "Kuat"),
    ],
)
def test_strength_in_words(text: str, word: str) -> None:
    assert strength(text) == word


@pytest.mark.parametrize(
    ("hour", "minute", "text"),
    [
        ("4", "5", "04:05"),
        ("23", "59", "23:59"),
        ("24", "00", "24:00"),
        ("", "", ""),
        ("4", "", "4:"),
        ("4", "60", "4:60"),
    ],
)
def test_times(hour: str, minute: str, text: str) -> None:
    assert clock_text(hour, minute) == text


@given(st.decimals(0, 9999, places=1, allow_nan=False, allow_infinity=False))
def test_a_decimal_comes_back(number: object) -> None:
    assert canonical(local(str(number)), 1) == str(number)
