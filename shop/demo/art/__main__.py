"""`python -m shop.demo.art [part of a path]` remakes the pictures of the demo shop."""

import sys

from .render import remake

remake(sys.argv[1] if len(sys.argv) > 1 else "")
