"""Every address of the shop, in one place; /products/, /cart/ and /checkout/ are Oscar's apps."""

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.cache import never_cache

from catalogue import beside, ingredient_views
from shop import health, media, sitemaps, stylesheets, visitor
from shop.pages import contact
from shop.pages import views as pages
from shop.users.admin_login import admin_site_with_one_door

admin_site_with_one_door(admin.site)

urlpatterns = [
    path("", pages.home, name="home"),
    path("about/", pages.about, name="about"),
    path("contact/", contact.contact, name="contact"),
    path("policies/<slug:slug>/", pages.policy, name="policy"),
    path("ingredients/", ingredient_views.ingredient_list, name="ingredients"),
    path("ingredients/<slug:slug>/", ingredient_views.ingredient_detail, name="ingredient"),
    path("compare/", beside.compare_products, name="compare"),
    path("articles/", include("content.urls")),
    path("payment/stripe/", include("shop.payment.urls")),
    path("orders/", include("shop.order.urls")),
    path("back-in-stock/", include("shop.alerts.urls")),
    path("visitor/", never_cache(visitor.visitor), name="visitor"),
    path("styles/<slug:version>.css", stylesheets.send_stylesheet, name="stylesheet"),
    path("healthz", health.healthz, name="healthz"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": sitemaps.SITEMAPS}, name="sitemap"),
    path("admin/", admin.site.urls),
    path("prose-editor/", include("shop.backoffice.urls")),
    path("account/", include("allauth.urls")),
    path("", include(apps.get_app_config("oscar").urls[0])),  # type: ignore[attr-defined]
    # After Oscar's, whose /products/c/ holds the categories.
    path("products/<slug:slug>/reviews/", include("shop.reviews.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(path("media/<path:path>", media.serve_media, name="media"))

handler400 = "shop.errors.bad_request"
handler403 = "shop.errors.permission_denied"
handler404 = "shop.errors.page_not_found"
handler500 = "shop.errors.server_error"
