"""Four corners on a picture, and what moving one of them may do. Pure."""

from dataclasses import dataclass, field

Point = tuple[float, float]


def convex(corners: list[Point]) -> bool:
    """Whether four corners, clockwise from the top left on a screen, enclose a proper page."""
    for index in range(4):
        ax, ay = corners[index]
        bx, by = corners[(index + 1) % 4]
        cx, cy = corners[(index + 2) % 4]
        if (bx - ax) * (cy - by) - (by - ay) * (cx - bx) <= 0:
            return False
    return True


@dataclass(slots=True)
class CropFrame:
    """Corners in picture pixels, clockwise from the top left; ``current`` is the one that keys move."""

    width: float
    height: float
    corners: list[Point] = field(default_factory=list)
    current: int = 0

    def __post_init__(self) -> None:
        if len(self.corners) != 4:
            self.whole()

    def whole(self) -> None:
        """Take the whole picture."""
        right, low = max(1.0, self.width - 1), max(1.0, self.height - 1)
        self.corners = [(0.0, 0.0), (right, 0.0), (right, low), (0.0, low)]

    def put(self, index: int, x: float, y: float) -> bool:
        """Put corner ``index`` at (x, y), kept inside the picture; False when the page would fold."""
        inside = (max(0.0, min(self.width - 1, x)), max(0.0, min(self.height - 1, y)))
        tried = list(self.corners)
        tried[index] = inside
        if not convex(tried):
            return False
        self.corners = tried
        return True

    def nudge(self, dx: float, dy: float) -> bool:
        """Move the current corner by pixels."""
        x, y = self.corners[self.current]
        return self.put(self.current, x + dx, y + dy)

    def next(self, step: int = 1) -> None:
        """Make the next corner the current one."""
        self.current = (self.current + step) % 4

    def nearest(self, x: float, y: float) -> tuple[int, float]:
        """The corner nearest to (x, y) and its distance in picture pixels."""
        gaps = [((cx - x) ** 2 + (cy - y) ** 2) ** 0.5 for cx, cy in self.corners]
        index = min(range(4), key=gaps.__getitem__)
        return index, gaps[index]
