"""/contact/: a form that anybody may send. The page itself is the same for everybody."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list
from shop.rates import is_too_often

from .forms import ContactForm
from .letters import keep_letter
from .models import ContactMessage

# Filled in by machines only: people do not see it, and are told to leave it empty.
TRAP = "website"
LETTERS_AN_HOUR, HOUR = 5, 3600


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """pages/contact.html; ?topic= chooses a topic.

    Context: `form`, or `sent` (a letter has just arrived) with `is_health` (it was about feeling
    unwell: show the adverse-event contact); `crumbs`, `meta`.
    """
    if request.method == "POST":
        return _receive(request)
    sent = request.GET.get("sent", "")
    if sent:
        return _show(request, sent=True, is_health=sent == ContactMessage.Topic.HEALTH)
    topic = request.GET.get("topic", "")
    initial = {"topic": topic} if topic in ContactMessage.Topic.values else {}
    return _show(request, form=ContactForm(initial=initial))


def _receive(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST)
    if request.POST.get(TRAP):
        # A machine learns nothing from this answer.
        return _thank(ContactMessage.Topic.OTHER)
    if not form.is_valid():
        return _show(request, form=form, status=400)
    if is_too_often(request, "contact", times=LETTERS_AN_HOUR, seconds=HOUR):
        form.add_error(None, _("You have written several times. Please try again in an hour."))
        return _show(request, form=form, status=429)
    letter = form.save(commit=False)
    keep_letter(letter)
    return _thank(letter.topic)


def _thank(topic: str) -> HttpResponseRedirect:
    health = topic == ContactMessage.Topic.HEALTH
    response = HttpResponseRedirect(f"{reverse('contact')}?sent={topic if health else 'yes'}")
    response.status_code = 303
    return response


def _show(request: HttpRequest, *, status: int = 200, **context: object) -> HttpResponse:
    crumbs = [Crumb("Home", reverse("home")), Crumb("Contact us", reverse("contact"))]
    context |= {
        "crumbs": crumbs,
        "meta": Meta(
            title="Contact us",
            description="Write to us about an order, a product or its ingredients.",
            canonical=absolute(reverse("contact")),
            json_ld=[breadcrumb_list(crumbs)],
            index="sent" not in context,
        ),
    }
    return render(request, "pages/contact.html", context, status=status)
