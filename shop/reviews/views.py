"""An account's own review of a product: write it, change it, delete it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalogue.models import Product
from shop.rates import is_too_often

from .buyers import find_purchase
from .forms import ReviewForm
from .models import ProductReview
from .rules import REASONS
from .writing import delete_review, save_review

REVIEWS_AN_HOUR, HOUR = 20, 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """reviews/write.html at /products/<slug>/reviews/write/.

    Context: `product`, `review` (the one there is, or None), `reason` (why it was refused), and
    `form`, unless the account has not bought the product.
    """
    product, review = _find(request, slug)
    order = review.order if review else find_purchase(request.user, product)  # type: ignore[arg-type]
    if review is None and order is None:
        status = 403 if request.method == "POST" else 200
        return _show(request, product, None, None, status=status)
    if request.method != "POST":
        return _show(request, product, review, ReviewForm(initial=_initial(request, review)))
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _show(request, product, review, form, status=400)
    if is_too_often(request, "review", times=REVIEWS_AN_HOUR, seconds=HOUR):
        form.add_error(None, _("You have sent a lot of reviews. Please try again in an hour."))
        return _show(request, product, review, form, status=429)
    save_review(user=request.user, product=product, order=order, words=form.words())  # type: ignore[arg-type]
    messages.success(request, _("Thank you. We have your review; a person reads it first."))
    return redirect("review-write", slug=slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks first. Context: `product`, `review`."""
    product, review = _find(request, slug)
    if request.method != "POST":
        if review is None:
            return redirect("review-write", slug=slug)
        context = {"product": product, "review": review, "active": "orders"}
        return TemplateResponse(request, "reviews/delete.html", context)
    if review:
        delete_review(review)
    messages.success(request, _("Your review is deleted."))
    return redirect("review-write", slug=slug)


def _find(request: HttpRequest, slug: str) -> tuple[Product, ProductReview | None]:
    """The product, and the account's review. One of a hidden product can still be taken back."""
    product = get_object_or_404(Product, slug=slug, parent=None)
    mine = ProductReview.objects.filter(product=product, user=request.user)
    review = mine.select_related("order").first()
    if review is None and not product.is_public:
        raise Http404("No such product.")
    return product, review


def _initial(request: HttpRequest, review: ProductReview | None) -> dict[str, object]:
    if review is None:
        return {"name": request.user.first_name}  # type: ignore[union-attr, arg-type]
    return {
        "score": review.score,
        "title": review.title,
        "body": review.body,
        "name": review.name,
    }


def _show(
    request: HttpRequest,
    product: Product,
    review: ProductReview | None,
    form: ReviewForm | None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "product": product,
        "review": review,
        "reason": REASONS.get(review.reason, "") if review else "",  # type: ignore[call-overload]
        "form": form,
        "active": "orders",
    }
    return TemplateResponse(request, "reviews/write.html", context, status=status)
