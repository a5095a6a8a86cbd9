"""Sends uploaded files where no web server stands in front: pictures only, never as a document."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.static import serve


def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    # File names are random and renditions never change under one name.
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
