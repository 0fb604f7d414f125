"""The stand-in cameras, which behave like a device, and what happens when they go."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.capture import camera
from kiosk.capture.errors import CaptureError
from tests.capture.files import coded, picture

COLOURS = ((0, 0, 255), (0, 255, 0), (255, 0, 0))


def plain(colour: tuple[int, int, int]) -> np.ndarray:
    return np.full((120, 160, 3), colour, np.uint8)


def shade(frame: camera.Frame | None) -> int:
    """Which of COLOURS the frame shows."""
    assert frame is not None
    return 2 - int(np.argmax(frame.image.mean(axis=(0, 1))))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, colour in enumerate(COLOURS):
        (tmp_path / f"{number}.png").write_bytes(coded(".png", plain(colour)))
    (tmp_path / "catatan.txt").write_text("bukan gambar", "utf-8")
    return tmp_path


def test_a_folder_shows_each_picture_for_a_while_and_begins_again(folder: Path) -> None:
    with closing(camera.open_camera(f"folder:{folder}?hold=2")) as device:
        frames = [device.read() for _ in range(8)]
    assert [shade(frame) for frame in frames] == [0, 0, 1, 1, 2, 2, 0, 0]
    assert [frame.number for frame in frames if frame] == list(range(1, 9))


def test_a_frame_is_the_callers_own(folder: Path) -> None:
    with closing(camera.open_camera(f"folder:{folder}?hold=9")) as device:
        first = device.read()
        assert first is not None
        first.image[:] = 0
        assert shade(device.read()) == 0


def test_a_video_is_played_over_and_over(tmp_path: Path) -> None:
    path = tmp_path / "rekaman.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10, (160, 120))
    for colour in COLOURS:
        writer.write(plain(colour))
    writer.release()
    with closing(camera.open_camera(f"video:{path}")) as device:
        assert [shade(device.read()) for _ in range(7)] == [0, 1, 2, 0, 1, 2, 0]
        assert device.name == "rekaman.avi"


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        ("", "camera.spec"),
        ("device", "camera.spec"),
        ("device:depan", "camera.spec"),
        ("telepati:1", "camera.spec"),
        ("mjpeg:ftp://127.0.0.1/", "camera.spec"),
        ("mjpeg:http://127.0.0.1:pintu/", "camera.spec"),
        ("mjpeg:http://127.0.0.1:9/", "camera.none"),
        ("video:/tidak/ada.avi", "camera.none"),
        ("folder:/tidak/ada", "camera.none"),
        ("device:93", "camera.none"),
    ],
)
def test_what_cannot_be_opened(spec: str, code: str) -> None:
    with pytest.raises(CaptureError) as caught:
        camera.open_camera(spec)
    assert caught.value.code == code


def test_holding_a_picture_for_no_time_makes_no_sense(folder: Path) -> None:
    with pytest.raises(CaptureError, match=r"camera\.spec"):
        camera.open_camera(f"folder:{folder}?hold=0")


def test_pictures_that_vanish_are_a_lost_camera(folder: Path) -> None:
    with closing(camera.open_camera(f"folder:{folder}?hold=1")) as device:
        device.read()
        (folder / "1.png").unlink()
        with pytest.raises(CaptureError, match=r"camera\.lost"):
            device.read()


def test_cameras_are_listed_without_trouble() -> None:
    assert all(found.spec.startswith("device:") and found.name for found in camera.list_cameras())


def until_lost(device: camera.Camera) -> tuple[list[camera.Frame], CaptureError]:
    """All frames up to the error that ends them."""
    frames = []
    while True:
        try:
            frame = device.read()
        except CaptureError as lost:
            return frames, lost
        if frame is not None:
            frames.append(frame)


class _Telephone(BaseHTTPRequestHandler):
    """Sends four pictures, the second one damaged so that it may swallow the third, then hangs up."""

    def do_GET(self) -> None:
        if self.path != "/video?w=160":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=batas")
        self.end_headers()
        red, blue = (coded(".jpg", plain(colour)) for colour in (COLOURS[0], COLOURS[2]))
        spoilt = red[:140] + b"\xff\xd9"
        for body in (red, spoilt, blue, blue):
            self.wfile.write(b"--batas\r\nContent-Type: image/jpeg\r\n\r\n" + body + b"\r\n")

    def log_message(self, *_: object) -> None:
        """Keep the test's output quiet."""


@pytest.fixture
def telephone() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Telephone)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_telephone_in_the_room(telephone: str) -> None:
    with closing(camera.open_camera(f"mjpeg:{telephone}/video?w=160")) as device:
        pictures, error = until_lost(device)
    assert error.code == "camera.lost"
    assert shade(pictures[0]) == 0
    assert shade(pictures[-1]) == 2


def test_an_address_without_pictures(telephone: str) -> None:
    with pytest.raises(CaptureError, match=r"camera\.none"):
        camera.open_camera(f"mjpeg:{telephone}/")


def test_a_thumbnail_inside_a_picture_is_not_its_end(telephone: str) -> None:
    """Cameras put a small JPEG with its own end mark into the first segments."""
    from kiosk.capture.mjpeg import MjpegStream

    stream = MjpegStream(f"{telephone}/video?w=160")
    inner = coded(".jpg", picture(32, 20))
    outer = coded(".jpg")
    length = (len(inner) + 2).to_bytes(2, "big")
    nested = outer[:2] + b"\xff\xe1" + length + inner + outer[2:]
    stream._kept = bytearray(nested)
    assert stream.next_picture() == nested
    stream.close()
