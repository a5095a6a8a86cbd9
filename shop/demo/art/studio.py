"""A headless Chromium that turns pages and drawings into Pillow pictures."""

import io
from types import TracebackType

from PIL import Image
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"


class Studio:
    """Context manager around one browser; pictures come out at `density` times their CSS size."""

    def __init__(self, density: float = 2) -> None:
        self.density = density

    def __enter__(self) -> "Studio":
        self._driver = sync_playwright().start()
        self._browser = self._driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        self._context = self._browser.new_context(device_scale_factor=self.density)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._browser.close()
        self._driver.stop()

    def shoot_page(self, html: str, width: float, height: float) -> Image.Image:
        """Picture of an HTML page that sets `window.fitted` when its type has settled."""
        return self._shoot(html, width, height, "window.fitted === true")

    def shoot_drawing(self, svg: str, width: int, height: int) -> Image.Image:
        """Picture of an SVG drawing on a transparent ground."""
        html = f"<!doctype html><style>*{{margin:0}}svg{{display:block}}</style>{svg}"
        return self._shoot(html, width, height, "true")

    def _shoot(self, html: str, width: float, height: float, ready: str) -> Image.Image:
        page = self._context.new_page()
        page.set_viewport_size({"width": round(width), "height": round(height)})
        page.set_content(html)
        page.wait_for_function(ready)
        page.evaluate("new Promise(requestAnimationFrame).then(() => document.fonts.ready)")
        data = page.screenshot(omit_background=True, animations="disabled")
        page.close()
        return Image.open(io.BytesIO(data)).convert("RGBA")
