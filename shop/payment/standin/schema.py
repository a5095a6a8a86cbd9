"""Kinds of request parameters: each reads the decoded text or refuses it as Stripe does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from .errors import refuse_parameter


@dataclass(frozen=True)
class Text:
    max_length: int = 5000
    choices: tuple[str, ...] = ()

    def read(self, value: Any, name: str) -> str:
        if not isinstance(value, str):
            raise refuse_parameter(f"Invalid string: {value}", name)
        if value == "":
            raise refuse_parameter(
                f"You passed an empty string for '{name}'. We assume empty values are an attempt "
                f"to unset a parameter; however '{name}' cannot be unset. You should remove "
                f"'{name}' from your request or supply a non-empty value.",
                name,
                "parameter_invalid_empty",
            )
        if self.choices and value not in self.choices:
            expected = ", ".join(self.choices)
            raise refuse_parameter(f"Invalid {name}: must be one of {expected}", name)
        if len(value) > self.max_length:
            raise refuse_parameter(
                f"Invalid string: {value[:20]}...; must be at most {self.max_length} characters",
                name,
            )
        return value


@dataclass(frozen=True)
class Currency(Text):
    def read(self, value: Any, name: str) -> str:
        code = super().read(value, name).lower()
        if not re.fullmatch("[a-z]{3}", code):
            raise refuse_parameter(f"Invalid currency: {code}.", name)
        return code


@dataclass(frozen=True)
class Email(Text):
    def read(self, value: Any, name: str) -> str:
        address = super().read(value, name)
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", address):
            raise refuse_parameter(f"Invalid email address: {address}", name, "email_invalid")
        return address


@dataclass(frozen=True)
class Address(Text):
    """A web address, http or https."""

    def read(self, value: Any, name: str) -> str:
        address = super().read(value, name)
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise refuse_parameter("Not a valid URL", name, "url_invalid")
        return address


@dataclass(frozen=True)
class Integer:
    minimum: int | None = None
    maximum: int | None = None

    def read(self, value: Any, name: str) -> int:
        if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}", value):
            raise refuse_parameter(f"Invalid integer: {value}", name, "parameter_invalid_integer")
        number = int(value)
        if self.minimum is not None and number < self.minimum:
            raise refuse_parameter(
                f"This value must be greater than or equal to {self.minimum}.",
                name,
                "parameter_invalid_integer",
            )
        if self.maximum is not None and number > self.maximum:
            raise refuse_parameter(
                f"This value must be less than or equal to {self.maximum}.",
                name,
                "parameter_invalid_integer",
            )
        return number


@dataclass(frozen=True)
class Boolean:
    def read(self, value: Any, name: str) -> bool:
        if value not in ("true", "false"):
            raise refuse_parameter(f"Invalid boolean: {value}", name)
        return bool(value == "true")


@dataclass(frozen=True)
class Hash:
    fields: Mapping[str, Any]
    required: tuple[str, ...] = ()

    def read(self, value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise refuse_parameter("Invalid object", name)
        for key in value:
            if key not in self.fields:
                full = nest(name, key)
                raise refuse_parameter(
                    f"Received unknown parameter: {full}", full, "parameter_unknown"
                )
        for key in self.required:
            if key not in value:
                full = nest(name, key)
                raise refuse_parameter(
                    f"Missing required param: {full}.", full, "parameter_missing"
                )
        return {key: self.fields[key].read(text, nest(name, key)) for key, text in value.items()}


@dataclass(frozen=True)
class ListOf:
    item: Any
    max_length: int = 100

    def read(self, value: Any, name: str) -> list[Any]:
        if not isinstance(value, dict) or not all(key.isdigit() for key in value):
            raise refuse_parameter("Invalid array", name)
        if len(value) > self.max_length:
            raise refuse_parameter(
                f"Array {name} exceeded maximum {self.max_length} allowed elements.", name
            )
        ordered = sorted(value, key=int)
        return [self.item.read(value[key], nest(name, key)) for key in ordered]


@dataclass(frozen=True)
class Metadata:
    """Limits from https://docs.stripe.com/api/metadata: 50 keys of 40, values of 500 characters."""

    def read(self, value: Any, name: str) -> dict[str, str]:
        if not isinstance(value, dict):
            raise refuse_parameter("Invalid object", name)
        if len(value) > 50:
            raise refuse_parameter("You can specify up to 50 metadata keys.", name)
        for key, text in value.items():
            full = nest(name, key)
            if not isinstance(text, str):
                raise refuse_parameter("Metadata values must be strings.", full)
            if len(key) > 40:
                raise refuse_parameter(
                    f"Metadata keys can have up to 40 characters: {key[:40]}...", full
                )
            if len(text) > 500:
                raise refuse_parameter(
                    f"Metadata values can have up to 500 characters, but you passed in a value "
                    f"that is {len(text)} characters.",
                    full,
                )
        return dict(value)


@dataclass(frozen=True)
class Clearable:
    """An empty string unsets the value: read as None."""

    inner: Any

    def read(self, value: Any, name: str) -> Any:
        return None if value == "" else self.inner.read(value, name)


@dataclass(frozen=True)
class Either:
    """`as_hash` for nested parameters, `as_text` for a plain one."""

    as_hash: Any
    as_text: Any = field(default_factory=Integer)

    def read(self, value: Any, name: str) -> Any:
        chosen = self.as_hash if isinstance(value, dict) else self.as_text
        return chosen.read(value, name)


def nest(name: str, key: str) -> str:
    return f"{name}[{key}]" if name else key
