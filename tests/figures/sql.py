import re

WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP)\b", re.IGNORECASE)


def is_write(statement: str) -> bool:
    return bool(WRITE.match(statement))
