"""Articles from files: Markdown, HTML and Word, always as a draft.

A file goes through these steps: `files` reads it within limits, `markdown` and `word` make HTML of
it, `tidying` keeps what articles may hold and counts the rest, `fields` finds title, summary and
key points, `pictures` stores the embedded ones, `articles` writes the draft.
"""
