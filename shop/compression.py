"""Pages go out compressed; WhiteNoise does it for static files, shop/stylesheets.py for styles.

Django's own middleware would also take pictures, which are compressed already. It pads each answer
by a random length, so that sizes tell nothing of a token on the page (the BREACH attack).
"""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/xml", "application/rss+xml")


class CompressText(GZipMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not response.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
