"""The rich-text editor's own nodes; shop/rich_text.py says what HTML may be stored."""

DJANGO_PROSE_EDITOR_EXTENSIONS: list[dict[str, object]] = []
