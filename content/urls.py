from django.urls import path

from . import feeds, views

app_name = "content"
urlpatterns = [
    path("", views.article_list, name="list"),
    path("feed/", feeds.ArticleFeed(), name="feed"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("topics/<slug:slug>/feed/", feeds.TopicFeed(), name="topic-feed"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("<slug:slug>/", views.article, name="article"),
    path("preview/<str:token>/", views.shared_preview, name="shared-preview"),
]
