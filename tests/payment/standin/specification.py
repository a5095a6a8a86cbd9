"""Stripe's OpenAPI document as JSON Schema that allows no unknown field."""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema

Schema = dict[str, Any]


def load() -> Schema:
    return json.loads(Path(os.environ["STRIPE_OPENAPI_SPEC"]).read_text())


def tighten(schema: Any) -> Any:
    """`nullable` becomes a null branch; objects with properties take no other property."""
    if isinstance(schema, list):
        return [tighten(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    copied = {
        key: tighten(value)
        for key, value in schema.items()
        if key not in ("nullable", "format", "enum")
    }
    if "enum" in schema:
        copied["enum"] = schema["enum"]
    if schema.get("type") == "object" and "properties" in schema:
        copied["properties"] = {
            name: tighten(value) for name, value in schema["properties"].items()
        }
        copied.setdefault("additionalProperties", False)
    if schema.get("nullable") is True:
        return {"anyOf": [copied, {"type": "null"}]}
    return copied


class Specification:
    def __init__(self) -> None:
        document = load()
        self.paths: Schema = document["paths"]
        self.schemas = {
            name: tighten(schema) for name, schema in document["components"]["schemas"].items()
        }

    def validate(self, body: Any, schema: Schema) -> None:
        """Raises jsonschema.ValidationError, the deepest fault first."""
        whole = tighten(schema) | {"components": {"schemas": self.schemas}}
        checker = jsonschema.Draft202012Validator(whole)
        faults = sorted(checker.iter_errors(body), key=jsonschema.exceptions.relevance)
        if faults:
            raise jsonschema.exceptions.best_match(faults)

    def validate_object(self, body: Any) -> None:
        self.validate(body, {"$ref": f"#/components/schemas/{body['object']}"})

    def operation(self, method: str, path: str) -> Schema:
        """`path` with `{id}` for whatever the document calls its parameter."""
        for candidate, operations in self.paths.items():
            parts = ["{id}" if part.startswith("{") else part for part in candidate.split("/")]
            if "/".join(parts) == path and method.lower() in operations:
                return operations[method.lower()]
        raise KeyError(f"{method} {path}")
