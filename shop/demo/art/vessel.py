"""Shapes of the glass packs in a 1200 by 1200 field: the tall bottle and the wide jar."""

from dataclasses import dataclass

MIDDLE = 600
EYE = 90  # height of the camera: circles below it show their front edge lower


@dataclass(frozen=True)
class Vessel:
    """A round glass pack; all lengths in px, `radius` and `neck` are half widths."""

    radius: float
    neck: float
    cap: float
    cap_top: float
    cap_foot: float
    shoulder: float
    label_top: float
    label_foot: float
    base: float
    heel: float = 42

    def bow(self, y: float) -> float:
        """How far a ring at height `y` sags in front, px."""
        return (y - EYE) * 0.000085 * self.radius

    @property
    def left(self) -> float:
        return MIDDLE - self.radius

    @property
    def right(self) -> float:
        return MIDDLE + self.radius

    @property
    def outline(self) -> str:
        """Path of the glass from under the cap to the base."""
        half, neck, top = self.radius, self.neck, self.cap_foot - 8
        lip = self.cap_foot + 26
        span = self.shoulder - lip
        points = [
            f"M{MIDDLE - neck} {top}V{lip}",
            f"C{MIDDLE - neck} {lip + span * 0.46} {MIDDLE - half} {lip + span * 0.36} "
            f"{MIDDLE - half} {self.shoulder}",
            f"V{self.base - self.heel}",
            f"Q{MIDDLE - half} {self.base} {MIDDLE - half + self.heel} {self.base + 3}",
            f"Q{MIDDLE} {self.base + 2 * self.bow(self.base)} "
            f"{MIDDLE + half - self.heel} {self.base + 3}",
            f"Q{MIDDLE + half} {self.base} {MIDDLE + half} {self.base - self.heel}",
            f"V{self.shoulder}",
            f"C{MIDDLE + half} {lip + span * 0.36} {MIDDLE + neck} {lip + span * 0.46} "
            f"{MIDDLE + neck} {lip}",
            f"V{top}Z",
        ]
        return "".join(points)

    def side(self, inset: float, start: float, end: float, mirror: bool = False) -> str:
        """Open path along one wall, `inset` px inside it, from the neck to height `end`."""
        sign = -1 if mirror else 1
        neck, half = self.neck - inset, self.radius - inset
        lip = self.cap_foot + 26 + inset * 0.5
        span = self.shoulder - lip
        x_neck, x_wall = MIDDLE - sign * neck, MIDDLE - sign * half
        return (
            f"M{x_neck} {start}V{lip}C{x_neck} {lip + span * 0.46} {x_wall} {lip + span * 0.36} "
            f"{x_wall} {self.shoulder}V{end}"
        )

    @property
    def label_outline(self) -> str:
        """Path of the label with sagging edges, a hair wider than the glass."""
        half = self.radius + 1.5
        left, right = MIDDLE - half, MIDDLE + half
        top, foot = self.label_top, self.label_foot
        return (
            f"M{left} {top}A{half} {self.bow(top)} 0 0 0 {right} {top}V{foot}"
            f"A{half} {self.bow(foot)} 0 0 1 {left} {foot}Z"
        )


BOTTLE = Vessel(
    radius=274,
    neck=176,
    cap=198,
    cap_top=84,
    cap_foot=276,
    shoulder=452,
    label_top=498,
    label_foot=1006,
    base=1094,
)
JAR = Vessel(
    radius=330,
    neck=262,
    cap=284,
    cap_top=250,
    cap_foot=424,
    shoulder=532,
    label_top=574,
    label_foot=1016,
    base=1094,
    heel=48,
)
