"""How much one file may hold. Beyond it the file is refused before it is worked through."""

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
# Characters of one cell. Python's csv module gives up at 131,072.
MOST_IN_A_CELL = 100_000
# What an XLSX file may become when it is unpacked, and how many times its own size.
MOST_UNPACKED = 150 * 1024 * 1024
MOST_RATIO = 200
MOST_ZIP_ENTRIES = 1_000
# Lines of a sheet that are looked at, empty ones among them.
MOST_LINES = 50_000
# What is kept of a check for people to read.
MOST_ERRORS = 1_000
MOST_SHOWN_ROWS = 1_000
LONGEST_SHOWN = 160
