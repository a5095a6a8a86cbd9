"""The flat back label: Supplement Facts panel after 21 CFR 101.36, rows as the data gives them."""

from html import escape

from .label import STYLE
from .palette import band_of
from .products import Product, Row

BASED_ON_DIET = {"total_fat", "saturated_fat", "total_carbohydrate", "dietary_fiber", "protein"}
NO_DAILY_VALUE_COLUMN = {"calories"}
DENSE = 14  # rows from which every row keeps to one line
IRON_WARNING = (
    "WARNING: Accidental overdose of iron-containing products is a leading cause of fatal "
    "poisoning in children under 6. Keep this product out of reach of children. In case of "
    "accidental overdose, call a doctor or poison control center immediately."
)

FACTS_STYLE = """
.hold { position: absolute; top: 54px; bottom: 26px; left: 50%; width: var(--width);
  transform: translateX(-50%); display: flex; flex-direction: column; justify-content: center }
.inner { font-size: 20px; line-height: 1.16; color: #000 }
.facts { border: 1.5px solid #000; background: #fff; padding: .25em .5em .3em }
h1 { font-size: 1.95em; line-height: 1.02; letter-spacing: -.012em; font-weight: 800;
  white-space: nowrap }
.serve { line-height: 1.2 }
.heavy { border-top: .42em solid #000; margin: .12em 0 0 }
table { border-collapse: collapse; width: 100% }
th { font-size: .82em; text-align: left; white-space: nowrap; padding: .16em 0; font-weight: 700 }
th + th { text-align: right }
thead tr { border-bottom: .17em solid #000 }
td { padding: .115em 0; vertical-align: top }
tbody tr + tr { border-top: 1px solid #000 }
tbody + tbody { border-top: .42em solid #000 }
.amount, .value { text-align: right; white-space: pre; padding-left: .6em }
.value { min-width: 3.2em; font-weight: 700 }
.note { font-size: .78em; padding-top: .22em; line-height: 1.2 }
.other { font-size: .78em; line-height: 1.25; padding: .5em .1em 0 }
.warn { font-size: .7em; line-height: 1.2; border: 1px solid #000; margin-top: .55em;
  padding: .25em .4em; font-weight: 700 }
"""

FIT = """
const hold = document.querySelector('.hold'), inner = document.querySelector('.inner');
let size = 25;
do { inner.style.fontSize = (size -= .25) + 'px' }
while (size > 8 && (inner.offsetHeight > hold.clientHeight ||
  inner.scrollWidth > hold.clientWidth));
window.fitted = true;
"""


def facts_page(product: Product, width: float, panel: float) -> str:
    """Page of the label's back, `width` px round the pack, panel `panel` px wide."""
    band = band_of(product.slug, product.category)
    return f"""<!doctype html><meta charset="utf-8"><style>{STYLE}{FACTS_STYLE}
body {{ --band: {band}; --width: {panel}px; width: {width}px; height: 100vh }}</style>
<body><div class="band"></div><div class="foot"></div><div class="hold"><div class="inner">
<div class="facts"><h1>Supplement Facts</h1>
<div class="serve">Serving Size {escape(product.serving_size)}</div>
<div class="serve">Servings Per Container {product.servings}</div>
{_tables(product)}</div>{_other(product)}{_warning(product)}
</div></div><script>{FIT}</script></body>"""


def _tables(product: Product) -> str:
    column = "% Daily Value"
    if product.pregnancy:
        column = "% DV for pregnant or lactating women"
    known = [row for row in product.rows if row.key]
    others = [row for row in product.rows if not row.key]
    head = (
        '<div class="heavy"></div><table><thead><tr><th>Amount Per Serving</th>'
        f'<th colspan="2">{column}</th></tr></thead>'
    )
    dense = len(product.rows) > DENSE
    bodies = [_body(rows, dense) for rows in (known, others) if rows]
    foot = f'<div class="heavy"></div><div class="note">{_notes(product)}</div>'
    return head + "".join(bodies) + "</table>" + foot


def _body(rows: list[Row], dense: bool) -> str:
    return "<tbody>" + "".join(_line(row, dense) for row in rows) + "</tbody>"


def _line(row: Row, dense: bool) -> str:
    source = f" ({escape(row.source)})" if row.source else ""
    gap = " " if dense else "\n"
    figure = row.figure.removesuffix(" kcal") + (f"{gap}({row.remark})" if row.remark else "")
    value = f"{row.dv_percent:,}%" if row.dv_percent is not None else "†"
    if row.key in NO_DAILY_VALUE_COLUMN:
        value = ""
    elif row.key in BASED_ON_DIET and row.dv_percent is not None:
        value += "*"
    return (
        f'<tr><td>{escape(row.name)}{source}</td><td class="amount">{escape(figure)}</td>'
        f'<td class="value">{value}</td></tr>'
    )


def _notes(product: Product) -> str:
    notes = []
    if any(row.key in BASED_ON_DIET and row.dv_percent is not None for row in product.rows):
        notes.append("* Percent Daily Values are based on a 2,000 calorie diet.")
    if any(row.dv_percent is None and row.key not in NO_DAILY_VALUE_COLUMN for row in product.rows):
        notes.append("† Daily Value not established.")
    return "<br>".join(notes)


def _other(product: Product) -> str:
    listed = product.other_ingredients
    if not listed or listed == "none":
        return ""
    return f'<div class="other"><b>Other ingredients:</b> {escape(listed)}.</div>'


def _warning(product: Product) -> str:
    return f'<div class="warn">{IRON_WARNING}</div>' if product.has_iron else ""
