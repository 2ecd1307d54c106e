from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "complaints.review"
    label = "review"
    verbose_name = "Review"
