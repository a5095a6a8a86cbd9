from django.urls import path

from . import guest

urlpatterns = [
    path("<slug:number>/<str:token>/", guest.order_page, name="guest-order"),
    path("<slug:number>/<str:token>/labels/", guest.labels_page, name="order-labels"),
    path("<slug:number>/<str:token>/intake/", guest.intake_page, name="order-intake"),
]
