"""The hosted payment page and the 3-D Secure step: what a shopper sees."""

from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Response,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
)

from . import cards, jobs, payments, sessions, setups
from .errors import StripeError
from .identifiers import make_identifier
from .store import Object, Store
from .submission import FIELDS, Form, pay

blueprint = Blueprint("page", __name__)


@blueprint.get("/c/pay/<identifier>")
def show(identifier: str) -> Response:
    store: Store = current_app.extensions["store"]
    with store.lock:
        jobs.run_due(store)
        session = store.find("checkout.session", identifier)
        if session is None:
            return show_missing()
        if session["status"] != "open":
            return show_closed(session)
        intent = store.find("payment_intent", session["payment_intent"])
        if intent and intent["status"] == "requires_action":
            return redirect_to(f"/c/pay/{identifier}/authenticate")
        return show_form(store, session, Form({}))


@blueprint.post("/c/pay/<identifier>")
def submit(identifier: str) -> Response:
    """Safe to send twice: a paid session leads on, a repeated try shows its first outcome."""
    store: Store = current_app.extensions["store"]
    with store.lock:
        jobs.run_due(store)
        session = store.find("checkout.session", identifier)
        if session is None:
            return show_missing()
        if session["status"] == "complete":
            return redirect_to(success_url(session))
        if session["status"] == "expired":
            return show_closed(session)
        store.base_url = request.host_url.rstrip("/")
        form = Form({name: request.form.get(name, "") for name in FIELDS})
        outcome = pay(store, session, form)
        if outcome == "authenticate":
            return redirect_to(f"/c/pay/{identifier}/authenticate")
        if outcome == "paid":
            return redirect_to(success_url(session))
        return show_form(store, session, form)


@blueprint.get("/c/pay/<identifier>/authenticate")
def show_authentication(identifier: str) -> Response:
    store: Store = current_app.extensions["store"]
    with store.lock:
        jobs.run_due(store)
        session = store.find("checkout.session", identifier)
        intent = store.find("payment_intent", session["payment_intent"]) if session else None
        if session is None or intent is None or intent["status"] != "requires_action":
            return redirect_to(f"/c/pay/{identifier}")
        return render("authenticate.html", intent, leads_to=session["success_url"])


@blueprint.post("/c/pay/<identifier>/authenticate")
def authenticate(identifier: str) -> Response:
    store: Store = current_app.extensions["store"]
    with store.lock:
        jobs.run_due(store)
        session = store.find("checkout.session", identifier)
        intent = store.find("payment_intent", session["payment_intent"]) if session else None
        if session is None or intent is None:
            return show_missing()
        if session["status"] == "complete":
            return redirect_to(success_url(session))
        form = Form(dict(store.secret(session["id"]).get("entered", {})))
        try:
            is_completed = request.form.get("result") == "complete"
            payments.finish_authentication(store, intent, succeeded=is_completed)
        except StripeError as error:
            form.fail(error)
            return show_form(store, session, form)
        sessions.reflect(store, session)
        if session["status"] == "complete":
            return redirect_to(success_url(session))
        return redirect_to(f"/c/pay/{identifier}")


@blueprint.get("/authenticate/<identifier>")
def show_api_authentication(identifier: str) -> Response:
    """The 3-D Secure step of an intent that was confirmed through the API."""
    store: Store = current_app.extensions["store"]
    with store.lock:
        intent = find_intent(store, identifier)
        if intent is None or intent["status"] != "requires_action":
            return show_missing()
        leads_to = intent["next_action"]["redirect_to_url"]["return_url"]
        return render("authenticate.html", intent, leads_to=leads_to)


@blueprint.post("/authenticate/<identifier>")
def authenticate_api(identifier: str) -> Response:
    store: Store = current_app.extensions["store"]
    with store.lock:
        intent = find_intent(store, identifier)
        if intent is None or intent["status"] != "requires_action":
            return show_missing()
        return_url = intent["next_action"]["redirect_to_url"]["return_url"]
        is_completed = request.form.get("result") == "complete"
        try:
            if intent["object"] == "setup_intent":
                setups.finish_authentication(store, intent, succeeded=is_completed)
            else:
                payments.finish_authentication(store, intent, succeeded=is_completed)
        except StripeError:
            pass
        if not return_url:
            return render("closed.html", None, title="Done", text="You can close this page.")
        mark = "&" if urlsplit(return_url).query else "?"
        result = "succeeded" if intent["status"] in sessions.PAYING else "failed"
        kind = intent["object"]
        return redirect_to(
            f"{return_url}{mark}{kind}={intent['id']}"
            f"&{kind}_client_secret={intent['client_secret']}&redirect_status={result}"
        )


def find_intent(store: Store, identifier: str) -> Object | None:
    return store.find("payment_intent", identifier) or store.find("setup_intent", identifier)


def show_form(store: Store, session: Object, form: Form) -> Response:
    about = {
        row["id"]: store.secret(row["id"]).get("about", "")
        for row in sessions.items_of(store, session)
    }
    return render(
        "pay.html",
        session,
        leads_to=session["success_url"],
        items=sessions.items_of(store, session),
        about=about,
        form=form,
        known_email=sessions.known_email(store, session),
        token=make_identifier(""),
        test_cards=[cards.BY_NUMBER[number] for number in cards.SHOWN_ON_PAGE],
        group_digits=cards.group_digits,
    )


def show_closed(session: Object) -> Response:
    if session["status"] == "complete":
        title, text = "This payment is complete", "You have already paid."
        back = success_url(session)
    else:
        title, text = "This payment page has expired", "Nothing was charged."
        back = session["cancel_url"]
    return render("closed.html", session, title=title, text=text, back=back)


def show_missing() -> Response:
    return render(
        "closed.html",
        None,
        status=404,
        title="There is no such payment page",
        text="Check the address, or go back to the shop and start again.",
    )


def success_url(session: Object) -> str:
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])


def redirect_to(address: str) -> Response:
    return make_response(redirect(address, 303))


def render(
    template: str,
    session: Object | None,
    *,
    status: int = 200,
    leads_to: str = "",
    **context: object,
) -> Response:
    """`leads_to`: where a form's answer redirects; browsers hold `form-action` against it too."""
    response = make_response(render_template(template, session=session, **context), status)
    if leads_to:
        parts = urlsplit(leads_to)
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            f"frame-ancestors 'none'; form-action 'self' {parts.scheme}://{parts.netloc}"
        )
    return response
