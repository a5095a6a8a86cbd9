from .options import read_options
from .server import serve

serve(read_options())
