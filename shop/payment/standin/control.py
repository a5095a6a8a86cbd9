"""The control page: what the stand-in holds, and switches to make things happen."""

from flask import Blueprint

blueprint = Blueprint("control", __name__, url_prefix="/control")
