"""The one settings module, for development and production alike; the environment tells them apart.

Each topic has a file of its own; `.env.example` at the top of the repository names every variable.
"""

from .base import *  # noqa: F403
from .database import *  # noqa: F403
from .cache import *  # noqa: F403
from .files import *  # noqa: F403
from .security import *  # noqa: F403
from .mail import *  # noqa: F403
from .shopfront import *  # noqa: F403
from .oscar import *  # noqa: F403
from .payments import *  # noqa: F403
from .accounts import *  # noqa: F403
from .articles import *  # noqa: F403
from .claims import *  # noqa: F403
from .editor import *  # noqa: F403
from .backoffice import *  # noqa: F403
from .logging import *  # noqa: F403
