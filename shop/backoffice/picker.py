"""Choosing or uploading a picture for a text. The editor opens this page in a window of its own.

It calls back with the picture's address and number (static/shop/js/editor/picker.js).
"""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalogue.paging import make_page, read_page_number
from content.models import Picture

PICTURES_PER_PAGE = 24


class PictureForm(forms.ModelForm):
    class Meta:
        model = Picture
        fields = ["file", "alt", "caption"]
        labels = {"file": "Picture (JPEG, PNG or WebP)"}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: HttpRequest) -> HttpResponse:
    """Raises PermissionDenied for whoever may not see pictures; uploading needs its own right."""
    if not (request.user.is_staff and request.user.has_perm("content.view_picture")):
        raise PermissionDenied
    may_upload = request.user.has_perm("content.add_picture")
    form = PictureForm()
    if request.method == "POST":
        if not may_upload:
            raise PermissionDenied
        form = PictureForm(request.POST, request.FILES)
        if form.is_valid():
            form.instance.by = request.user
            form.save()
            return redirect(request.get_full_path())
    page = make_page(
        lambda start, stop: list(Picture.objects.all()[start:stop]),
        total=Picture.objects.count(),
        number=read_page_number(request.GET.get("page")),
        size=PICTURES_PER_PAGE,
        address=lambda number: _address(request, number),
    )
    context = {"page": page, "form": form, "may_upload": may_upload}
    return render(request, "content/picker.html", context)


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
