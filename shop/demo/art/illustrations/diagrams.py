"""Charts inside the articles: flat bars, labels beside them, clay only for what is over a limit."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from shop.demo.art.label import SANS
from shop.demo.art.palette import CLAY, INK, INK_SOFT, LEAF, LINE, PAPER
from shop.demo.art.svg import drawing

from .model import Illustration

# Type is drawn large: on a phone the picture shows at about a quarter of its size.
WIDTH = 1280
LEFT, RIGHT = 60, 1220
TYPE = 42
PALE = "#a9c9b8"
ROW = 132
BAR = 50


@dataclass(frozen=True)
class Bar:
    """A labeled bar; `first` is the darker part at its left, in the same unit."""

    label: str
    value: float
    text: str
    tone: str = LEAF
    first: float = 0


def write(x: float, y: float, text: str, *, bold: bool = False, soft: bool = False) -> str:
    """A line of type that starts at x and stands on y."""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-family="{SANS}" font-size="{TYPE}" '
        f'font-weight="{700 if bold else 400}" fill="{INK_SOFT if soft else INK}">'
        f"{escape(text)}</text>"
    )


def bars(rows: list[Bar], most: float, top: float = 44, right: float = 1010) -> str:
    """Rows of label and bar; `most` is the value that ends at `right`, the text comes after it."""
    scale = (right - LEFT) / most
    return "".join(_row(row, top + index * ROW, scale) for index, row in enumerate(rows))


def _row(row: Bar, y: float, scale: float) -> str:
    width = max(4, row.value * scale)
    first = (
        f'<rect x="{LEFT}" y="{y + 56}" width="{row.first * scale:.0f}" height="{BAR}" rx="5" '
        f'fill="{LEAF}"/>'
        if row.first
        else ""
    )
    return (
        write(LEFT, y + 38, row.label)
        + f'<rect x="{LEFT}" y="{y + 56}" width="{width:.0f}" height="{BAR}" rx="5" '
        f'fill="{row.tone}"/>{first}'
        + write(LEFT + width + 22, y + 56 + BAR - 10, row.text, bold=True)
    )


def paper(height: int, body: str) -> str:
    ground = f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>'
    return drawing(WIDTH, height, ground + body)


def draw_magnesium_by_form() -> str:
    rows = [
        Bar("Oxide", 0.333, "0.33 g", PALE, 0.2),
        Bar("Citrate", 1.25, "1.25 g", PALE, 0.2),
        Bar("Bisglycinate", 1.4, "1.4 g", PALE, 0.2),
    ]
    note = f'<rect x="{LEFT}" y="462" width="42" height="42" rx="5" fill="{LEAF}"/>'
    return paper(
        540,
        bars(rows, 1.4)
        + note
        + write(LEFT + 62, 498, "0.2 g magnesium, the same in each", soft=True),
    )


def draw_magnesium_and_cramps() -> str:
    trials = (
        ("Trial of 2017, 94 adults: fewer cramps a week", 3.4, 3.0),
        ("Trial of 2021, 175 adults: fewer cramps", 3.4, 2.6),
        ("Crossover of 1999, 45 adults: cramps counted", 11.8, 11.1),
    )
    body = ""
    for index, (name, active, placebo) in enumerate(trials):
        y = 40 + index * 250
        scale = 640 / max(active, placebo)
        body += write(LEFT, y + 40, name, bold=True)
        for step, (label, value, tone) in enumerate(
            (("Magnesium", active, LEAF), ("Placebo", placebo, PALE))
        ):
            at = y + 66 + step * 66
            body += (
                write(LEFT, at + 39, label)
                + f'<rect x="330" y="{at}" width="{value * scale:.0f}" height="{BAR}" rx="5" '
                f'fill="{tone}"/>' + write(330 + value * scale + 22, at + 40, str(value), bold=True)
            )
    return paper(790, body)


def draw_day_of_minerals() -> str:
    """A day from 6 to 22 o'clock with four rows of things that should not meet."""
    hours = {6: "6 am", 10: "10 am", 14: "2 pm", 18: "6 pm", 22: "10 pm"}
    body = ""
    for hour, name in hours.items():
        x = _at(hour)
        body += f'<path d="M{x:.0f} 90V700" stroke="{LINE}" stroke-width="3"/>' + (
            f'<text x="{x:.0f}" y="66" text-anchor="middle" font-family="{SANS}" '
            f'font-size="{TYPE - 4}" fill="{INK_SOFT}">{name}</text>'
        )
    rows: tuple[tuple[str, str, tuple[tuple[float, float], ...]], ...] = (
        ("Thyroid tablet", "#4f5a8c", ((6, 6.7),)),
        ("Coffee, tea", "#8d6a4a", ((7.1, 7.8), (15, 15.7))),
        ("Iron", LEAF, ((11, 11.7),)),
        ("Calcium", "#5e7d83", ((13, 13.7), (19, 19.7))),
    )
    for index, (name, tone, times) in enumerate(rows):
        y = 112 + index * 150
        body += write(LEFT, y + 40, name)
        body += f'<path d="M{LEFT} {y + 96}H{RIGHT}" stroke="{LINE}" stroke-width="3"/>'
        body += "".join(
            f'<rect x="{_at(start):.0f}" y="{y + 68}" width="{_at(end) - _at(start):.0f}" '
            f'height="56" rx="10" fill="{tone}"/>'
            for start, end in times
        )
    return paper(730, body)


def _at(hour: float) -> float:
    return 110 + (hour - 6) / 16 * 1050


def draw_folate_units() -> str:
    rows = [
        Bar("Folic acid in a tablet", 400, "400 mcg"),
        Bar("The same, as the label counts it", 667, "667 mcg DFE", PALE),
        Bar("Daily value, adults", 400, "400 mcg DFE", PALE),
        Bar("Upper limit a day, folic acid only", 1000, "1,000 mcg", "#4d625b"),
    ]
    return paper(4 * ROW + 70, bars(rows, 1000, right=990))


def draw_vitamin_d_scale() -> str:
    rows = [
        Bar("Need up to age 70", 15, "15 mcg"),
        Bar("Need from 71 on, and daily value", 20, "20 mcg"),
        Bar("Softgel of 2,000 IU", 50, "50 mcg", PALE),
        Bar("Upper limit, adults", 100, "100 mcg", "#4d625b"),
        Bar("Softgel of 5,000 IU", 125, "125 mcg", CLAY),
    ]
    return paper(5 * ROW + 70, bars(rows, 125))


def draw_omega_3_in_foods() -> str:
    foods = (
        ("Salmon, farmed", 1.24, 0.59),
        ("Herring", 0.94, 0.77),
        ("Sardines, canned", 0.74, 0.45),
        ("Trout, wild", 0.44, 0.40),
        ("Shrimp", 0.12, 0.12),
        ("Tuna, light, canned", 0.17, 0.02),
    )
    rows = [Bar(name, dha + epa, f"{dha + epa:.2f} g", PALE, dha) for name, dha, epa in foods]
    y = 44 + len(rows) * ROW + 20
    key = (
        f'<rect x="{LEFT}" y="{y}" width="42" height="42" rx="5" fill="{LEAF}"/>'
        + write(LEFT + 60, y + 36, "DHA", soft=True)
        + f'<rect x="260" y="{y}" width="42" height="42" rx="5" fill="{PALE}"/>'
        + write(320, y + 36, "EPA", soft=True)
    )
    return paper(y + 80, bars(rows, 1.83) + key)


def draw_facts_panel() -> str:
    """A panel in black on white with six numbered parts."""
    left, right = 150, 1160

    def line(y: float, weight: float) -> str:
        return f'<path d="M{left} {y}H{right}" stroke="#000" stroke-width="{weight}"/>'

    def pair(y: float, name: str, amount: str, percent: str) -> str:
        return (
            _black(left, y, name)
            + _black(800, y, amount, anchor="end")
            + _black(right, y, percent, anchor="end")
        )

    body = (
        f'<rect x="120" y="16" width="1070" height="814" fill="#fff" stroke="#000" '
        f'stroke-width="3"/>'
        f'<text x="{left}" y="114" font-family="{SANS}" font-size="116" font-weight="800" '
        f'textLength="{right - left}" lengthAdjust="spacingAndGlyphs">Supplement Facts</text>'
        + _black(left, 182, "Serving Size 2 Capsules")
        + _black(left, 232, "Servings Per Container 30")
        + line(260, 16)
        + _black(800, 314, "Amount Per Serving", anchor="end")
        + _black(right, 314, "% Daily Value", anchor="end")
        + line(334, 6)
        + pair(390, "Magnesium", "200 mg", "48%")
        + _black(left, 440, "(as magnesium bisglycinate)")
        + line(464, 2)
        + pair(518, "Zinc (as zinc citrate)", "11 mg", "100%")
        + line(546, 16)
        + pair(612, "Glycine", "300 mg", "*")
        + line(638, 2)
        + pair(694, "Lemon balm leaf extract", "100 mg", "*")
        + line(722, 16)
        + _black(left, 788, "* Daily Value not established")
        + f'<text x="120" y="896" font-family="{SANS}" font-size="{TYPE}" fill="{INK}">'
        "Other ingredients: capsule (cellulose)</text>"
    )
    marks = ((62, 190, 1), (62, 408, 2), (1236, 376, 3), (62, 546, 4), (62, 640, 5), (62, 882, 6))
    body += "".join(
        f'<circle cx="{x}" cy="{y}" r="34" fill="{LEAF}"/><text x="{x}" y="{y + 15}" '
        f'text-anchor="middle" font-family="{SANS}" font-size="{TYPE}" font-weight="700" '
        f'fill="#fff">{number}</text>'
        for x, y, number in marks
    )
    return paper(940, body)


def _black(x: float, y: float, text: str, anchor: str = "start") -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-family="{SANS}" font-size="{TYPE}" '
        f'fill="#000">{escape(text)}</text>'
    )


def _diagram(name: str, draw: Callable[[], str], height: int, alt: str) -> Illustration:
    return Illustration(f"articles/diagrams/{name}.webp", alt, lambda studio: draw(), WIDTH, height)


DIAGRAMS = [
    _diagram(
        "facts-panel",
        draw_facts_panel,
        940,
        "Drawing of a Supplement Facts panel with six numbers: 1 serving size, 2 amount and "
        "source, 3 percent daily value, 4 the heavy bar, 5 ingredients without a daily value, "
        "6 other ingredients below the box.",
    ),
    _diagram(
        "magnesium-by-form",
        draw_magnesium_by_form,
        540,
        "Bar chart of the compound that holds 0.2 g of magnesium: 0.33 g of oxide, 1.25 g of "
        "citrate, 1.4 g of bisglycinate.",
    ),
    _diagram(
        "magnesium-and-cramps",
        draw_magnesium_and_cramps,
        790,
        "Bar chart of three trials, magnesium and placebo. 2017: 3.4 and 3.0 fewer cramps a week. "
        "2021: 3.4 and 2.6 fewer. 1999: 11.8 and 11.1 cramps counted.",
    ),
    _diagram(
        "day-of-minerals",
        draw_day_of_minerals,
        730,
        "An example of a day: thyroid tablet at 6, coffee at 7, iron at 11, calcium with meals at "
        "1 pm and 7 pm, tea at 3 pm.",
    ),
    _diagram(
        "folate-units",
        draw_folate_units,
        598,
        "Bar chart: 400 mcg of folic acid in a tablet count as 667 mcg DFE on the label, beside "
        "the daily value of 400 mcg DFE and the upper limit of 1,000 mcg of folic acid.",
    ),
    _diagram(
        "vitamin-d-amounts",
        draw_vitamin_d_scale,
        730,
        "Bar chart of vitamin D a day: need 15 mcg, from age 71 on 20 mcg, softgel of 2,000 IU "
        "50 mcg, adult upper limit 100 mcg, softgel of 5,000 IU 125 mcg, over the limit.",
    ),
    _diagram(
        "omega-3-in-foods",
        draw_omega_3_in_foods,
        936,
        "Bar chart of DHA and EPA in 3 ounces: farmed salmon 1.83 g, herring 1.71 g, sardines "
        "1.19 g, wild trout 0.84 g, shrimp 0.24 g, light canned tuna 0.19 g.",
    ),
]
