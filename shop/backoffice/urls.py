from django.urls import path

from . import picker

urlpatterns = [
    path("pictures/", picker.pictures, name="picture-picker"),
]
