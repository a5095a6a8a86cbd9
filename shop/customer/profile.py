"""Name here; address, password and second factor on allauth's pages, which this one leads to."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.users.models import User

from .forms import NameForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Context: form, two_factor."""
    # A copy: a refused form must not change the name that the page greets with.
    user = User.objects.get(pk=request.user.pk)
    form = NameForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.instance.save(update_fields=["first_name", "last_name"])
        messages.success(request, _("Your name is saved."))
        return redirect("customer:profile-view")
    context = {"form": form, "two_factor": is_mfa_enabled(request.user), "active": "profile"}
    return TemplateResponse(request, "oscar/customer/profile/profile.html", context)
