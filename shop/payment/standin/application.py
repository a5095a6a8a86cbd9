"""The Flask application: API, hosted page and control page on one port."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

from . import api, control, control_api, page
from .money import format_amount
from .options import is_loopback
from .store import Store

MAX_BODY = 1024 * 1024


def create_app(store: Store) -> Flask:
    app = Flask(__name__, static_url_path="/static")
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.extensions["store"] = store
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["format_amount"] = format_amount
    app.before_request(refuse_strangers)
    app.after_request(add_headers)
    app.add_url_rule("/healthz", view_func=answer_health)
    for blueprint in (api.blueprint, page.blueprint, control.blueprint, control_api.blueprint):
        app.register_blueprint(blueprint)
    return app


def answer_health() -> Response:
    return Response("ok\n", mimetype="text/plain")


def refuse_strangers() -> Response | None:
    """No login here, so other sites must not reach it: neither by a name that points to this
    machine (DNS rebinding) nor by a form that a page elsewhere posts."""
    host = urlsplit(f"//{request.host}").hostname or ""
    if not is_loopback(host):
        return Response("Only reachable as 127.0.0.1 or localhost.\n", 403, mimetype="text/plain")
    origin = request.headers.get("Origin")
    if request.method == "POST" and origin and urlsplit(origin).netloc != request.host:
        return Response("Posted from another site.\n", 403, mimetype="text/plain")
    return None


def add_headers(response: Response) -> Response:
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers.setdefault(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
    )
    return response
