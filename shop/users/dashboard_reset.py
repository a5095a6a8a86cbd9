"""Staff's "reset password" of a customer, on Oscar's dashboard: sends allauth's mail.

Oscar's own mail would link to a page that no longer exists.
"""

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .models import User


@login_required
@permission_required(["users.view_user", "users.change_user"], raise_exception=True)
@require_POST
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    customer = get_object_or_404(User, pk=pk)
    form = ResetPasswordForm({"email": customer.email})
    if form.is_valid():
        form.save(request)
        messages.success(request, _("A mail with a link to a new password is on its way."))
    else:
        messages.error(request, _("This account has no address to write to."))
    return redirect("dashboard:user-detail", pk=pk)
