"""Which part of a picture is shown, how large and how turned. Pure arithmetic in logical pixels."""

from dataclasses import dataclass

Pair = tuple[float, float]
LEAST, MOST, STEP = 0.05, 8.0, 1.25


@dataclass(slots=True)
class Viewport:
    """A window of size ``room`` on a picture of size ``picture``.

    ``scale`` is room pixels for one picture pixel, ``centre`` the point of the TURNED picture in the
    middle of the room, ``turn`` 0, 90, 180 or 270 degrees clockwise.
    """

    picture: Pair = (1.0, 1.0)
    room: Pair = (1.0, 1.0)
    scale: float = 1.0
    centre: Pair = (0.5, 0.5)
    turn: int = 0

    def turned_size(self) -> Pair:
        """Width and height of the picture as it is shown."""
        wide, tall = self.picture
        return (tall, wide) if self.turn % 180 else (wide, tall)

    def fitting(self) -> float:
        """The scale at which the whole picture is seen."""
        wide, tall = self.turned_size()
        return max(LEAST, min(self.room[0] / max(1.0, wide), self.room[1] / max(1.0, tall)))

    def fit(self) -> None:
        """Show the whole picture."""
        wide, tall = self.turned_size()
        self.scale = self.fitting()
        self.centre = (wide / 2, tall / 2)

    def zoom(self, factor: float, at: Pair | None = None) -> None:
        """Grow or shrink by ``factor`` so that the picture point under ``at`` (room) stays there."""
        spot = at or (self.room[0] / 2, self.room[1] / 2)
        before = self.to_turned(spot)
        self.scale = max(min(self.fitting(), 1.0) * 0.8, min(MOST, self.scale * factor))
        after = self.to_turned(spot)
        self.centre = (self.centre[0] + before[0] - after[0], self.centre[1] + before[1] - after[1])
        self._stay()

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by room pixels."""
        self.centre = (self.centre[0] - dx / self.scale, self.centre[1] - dy / self.scale)
        self._stay()

    def rotate(self, quarter: int) -> None:
        """Turn clockwise by ``quarter`` quarters and show all of it again."""
        self.turn = (self.turn + 90 * quarter) % 360
        self.fit()

    def show_part(self, x: float, y: float, wide: float, tall: float) -> None:
        """Fill the room with the part given in fractions (0-1) of the turned picture."""
        whole = self.turned_size()
        part = (max(1.0, wide * whole[0]), max(1.0, tall * whole[1]))
        self.scale = max(LEAST, min(MOST, self.room[0] / part[0], self.room[1] / part[1]))
        self.centre = ((x + wide / 2) * whole[0], (y + tall / 2) * whole[1])
        self._stay()

    def to_turned(self, point: Pair) -> Pair:
        """A room point as a point of the turned picture."""
        x = (point[0] - self.room[0] / 2) / self.scale + self.centre[0]
        y = (point[1] - self.room[1] / 2) / self.scale + self.centre[1]
        return x, y

    def to_room(self, point: Pair) -> Pair:
        """A point of the turned picture as a room point."""
        x = (point[0] - self.centre[0]) * self.scale + self.room[0] / 2
        y = (point[1] - self.centre[1]) * self.scale + self.room[1] / 2
        return x, y

    def _stay(self) -> None:
        """Keep the picture in the room: an axis that fits is centred, another may not leave a gap."""
        self.centre = (self._along(0), self._along(1))

    def _along(self, axis: int) -> float:
        whole = self.turned_size()[axis]
        half = self.room[axis] / self.scale / 2
        if half * 2 >= whole:
            return whole / 2
        return max(half, min(whole - half, self.centre[axis]))
