"""An article's newest text as a Markdown file, which content.bringing_in reads back."""
