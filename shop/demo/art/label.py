"""The flat front label as an HTML page; wrap.py bends its picture round the pack."""

from html import escape

from .emblem import draw_emblem
from .fonts import FACES
from .palette import INK, INK_SOFT, LABEL, band_of
from .products import Product

SANS = "'Liberation Sans', Arial, Helvetica, sans-serif"

STYLE = f"""
{FACES}
* {{ margin: 0; box-sizing: border-box }}
body {{ background: {LABEL}; color: {INK}; overflow: hidden; position: relative;
  font-family: {SANS}; -webkit-font-smoothing: antialiased }}
.band {{ position: absolute; inset: 0 0 auto 0; height: 34px; background: var(--band) }}
.band::after, .foot::before {{ content: ""; position: absolute; left: 0; right: 0; height: 3px;
  background: var(--band) }}
.band::after {{ top: 41px }}
.foot {{ position: absolute; inset: auto 0 0 0; height: 10px; background: var(--band) }}
.foot::before {{ bottom: 15px }}
"""

FRONT_STYLE = f"""
.panel {{ position: absolute; top: 44px; bottom: 19px; left: 50%; width: var(--width);
  transform: translateX(-50%); padding: 24px 0 20px; text-align: center;
  display: flex; flex-direction: column; align-items: center;
  justify-content: space-between; gap: 20px }}
.mark svg {{ width: 54px; height: 54px; color: var(--band); display: block; margin: 0 auto 14px }}
.sedorum svg {{ width: 78px; height: 78px; margin-bottom: 10px }}
.brand {{ font-size: 22px; font-weight: 700; letter-spacing: .36em; margin-right: -.36em;
  color: {INK} }}
.title {{ font: 600 112px/1.02 'Source Serif 4'; letter-spacing: -.018em; text-wrap: balance;
  width: 100% }}
.second {{ font-size: 28px; color: {INK_SOFT}; margin-top: 14px; white-space: nowrap }}
.rule {{ width: 96px; height: 3px; background: var(--band); margin: 0 auto 14px }}
.small {{ font-size: 24px; line-height: 1.4; color: {INK_SOFT} }}
.small b {{ color: {INK}; font-weight: 700 }}
.side {{ position: absolute; top: 80px; bottom: 56px; width: 70px; font-size: 13px;
  line-height: 1.7; color: {INK_SOFT}; overflow: hidden }}
"""

FIT = """
const title = document.querySelector('.title'), panel = document.querySelector('.panel');
const second = document.querySelector('.second');
const most = Number(title.dataset.lines);
const overflows = size => title.offsetHeight > size * 1.03 * most + 2 ||
  title.scrollWidth > title.clientWidth ||
  panel.lastElementChild.getBoundingClientRect().bottom >
  panel.getBoundingClientRect().bottom - 18;
let size = most > 1 ? 96 : 132;
do { title.style.fontSize = --size + 'px' } while (size > 36 && overflows(size));
let line = 29;
do { second.style.fontSize = --line + 'px' } while (second.offsetWidth > panel.clientWidth * .96);
"""


def front_page(product: Product, width: float, panel: float) -> str:
    """Page of the whole visible label, `width` px round the pack with `panel` px for the text."""
    title, second = product.label_name.replace("'", "’"), product.label_line
    emblem = draw_emblem(product.slug, product.category)
    band = band_of(product.slug, product.category)
    lines = _count_lines(title)
    return f"""<!doctype html><meta charset="utf-8"><style>{STYLE}{FRONT_STYLE}
body {{ --band: {band}; --width: {panel}px; width: {width}px; height: 100vh }}</style>
<body><div class="band"></div><div class="foot"></div>
<div class="panel">
<div class="mark {product.slug}"><svg viewBox="0 0 64 64">{emblem}</svg>
<div class="brand">EVENFALL</div></div>
<div style="width:100%"><div class="title" data-lines="{lines}">{escape(title)}</div>
<div class="second" style="display:inline-block">{escape(second)}</div></div>
<div><div class="rule"></div><div class="small">Dietary supplement<br>
<b>{escape(product.quantity)}</b></div></div>
</div><script>document.fonts.ready.then(() => {{ {FIT} ; window.fitted = true }})</script></body>"""


def _count_lines(title: str) -> int:
    if len(title) < 13 or " " not in title:
        return 1
    return 3 if len(title) > 21 and title.count(" ") > 1 else 2
