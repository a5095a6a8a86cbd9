from django.urls import path

from . import guest

urlpatterns = [
    path("<slug:number>/<str:token>/", guest.order_page, name="guest-order"),
]
