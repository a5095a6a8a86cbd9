from django.urls import path

from . import pages, views

urlpatterns = [
    path("", pages.review_list, name="review-list"),
    path("write/", views.write, name="review-write"),
    path("delete/", views.delete, name="review-delete"),
]
