"""The first page of Oscar's dashboard, which shows revenue."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from oscar.core.loading import get_class


@login_required(login_url=reverse_lazy("dashboard:login"))
def dashboard(request: HttpRequest) -> HttpResponseBase:
    """For whoever may see orders; other staff are led to the admin, and nobody else gets in."""
    user: Any = request.user
    if not user.is_staff:
        raise PermissionDenied
    if not user.has_perm("order.view_order"):
        return redirect("admin:index")
    return get_class("dashboard.views", "IndexView").as_view()(request)
