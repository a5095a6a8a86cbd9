from django.urls import path

from . import views

urlpatterns = [
    path("<int:pk>/", views.ask, name="stock-alert"),
    path("confirm/<str:token>/", views.confirm_request, name="stock-alert-confirm"),
    path("stop/<str:token>/", views.stop, name="stock-alert-stop"),
]
