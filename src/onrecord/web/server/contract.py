"""The OpenAPI document: FastAPI's of the addresses, with the schemas of the answers, which are msgspec's."""

from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import FastAPI

import onrecord
from onrecord.web.server.failures import Fault

DESCRIPTION = (
    "Every page of the app is JSON at the same address with .json after it, and a list is CSV with .csv. A request that "
    "changes something is a form with the session's token, in the field `token` or the header X-Onrecord-Token; /session.json "
    "tells the token of your session."
)


def document(app: FastAPI, answers: Sequence[type]) -> None:
    """Makes `/openapi.json` tell the answers, too."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = plain()
            _, schemas = msgspec.json.schema_components((Fault, *answers), ref_template="#/components/schemas/{name}")
            found.setdefault("components", {}).setdefault("schemas", {}).update(schemas)
            found["info"] = {"title": "onrecord", "version": onrecord.__version__, "description": DESCRIPTION}
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
