"""The OpenAPI document is true: whatever it allows is answered as it says, and nothing that is asked breaks the app."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient
from tests.web.asking import ids_of, token_of
from tests.web.conftest import served

from onrecord.web.server.app import page_modules

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance,
]  # fmt: skip
OPERATIONS = sorted(
    (next(iter(route.methods or ())), route.path_format)
    for pages in page_modules()
    for route in pages.router.routes
    if isinstance(route, APIRoute) and route.include_in_schema
)
QUICK, DEEP = 6, 200


@pytest.fixture(scope="module")
def client(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The filled register, started to be edited."""
    with served(str(copy(made, tmp_path_factory.mktemp("contract") / "contract.db")), edit=True, actor="ada") as client:
        yield client


@pytest.fixture(scope="module")
def api(client: TestClient) -> Any:
    """The document, as the app gives it, with ids that are there as examples."""
    document = client.get("/openapi.json").json()
    config = schemathesis.Config.from_dict({"generation": {"mode": "all"}})
    return schemathesis.openapi.from_dict(document, config=config)


def ask(client: TestClient, api: Any, method: str, path: str, examples: int) -> list[int]:
    """Asks one operation with what the document allows and with what it does not; returns the status of each answer."""
    ids, token, seen = ids_of(client), token_of(client), list[int]()
    own = {"items": ids["events"], "reports": ids["reports"], "parties": "NOR"}.get(path.split("/")[1].partition(".")[0], "x")

    @settings(
        max_examples=examples, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=api[path][method].as_strategy())
    def run(case: Any) -> None:
        if "id" in case.path_parameters and len(seen) % 2:
            case.path_parameters["id"] = own
        sent = case.as_transport_kwargs(base_url="http://localhost")
        sent["headers"] = {**dict(sent.get("headers") or {}), "X-Onrecord-Token": token, "Origin": "http://localhost"}
        if isinstance(sent.get("data"), str | bytes):
            sent["content"] = sent.pop("data")
        answer = client.request(**{name: value for name, value in sent.items() if name != "cookies"})
        seen.append(answer.status_code)
        case.validate_response(answer, checks=CHECKS)

    run()
    return seen


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[" ".join(one) for one in OPERATIONS])
def test_what_the_document_allows_is_answered_as_it_says(client: TestClient, api: Any, method: str, path: str) -> None:
    assert len(ask(client, api, method, path, QUICK)) >= 1


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[" ".join(one) for one in OPERATIONS])
def test_the_same_with_much_more(client: TestClient, api: Any, method: str, path: str) -> None:
    seen = ask(client, api, method, path, DEEP)
    told = client.get("/openapi.json").json()["paths"][path][method.lower()]
    assert len(seen) > 20 or not (told.get("parameters") or told.get("requestBody"))  # without either there is but one request


def test_the_document_tells_every_address_and_nothing_else(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    told = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    assert told == set(OPERATIONS)
    assert len(told) > 40


def test_every_reference_of_the_document_leads_somewhere(client: TestClient) -> None:
    document = client.get("/openapi.json").json()

    def references(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from ([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
            value = list(value.values())
        if isinstance(value, list):
            for part in value:
                yield from references(part)

    found = set(references(document))
    assert len(found) > 30
    for one in found:
        assert one.removeprefix("#/components/schemas/") in document["components"]["schemas"], one


def test_every_operation_says_what_it_is_for_and_every_field_what_it_means(client: TestClient) -> None:
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for operation in methods.values():
            assert operation["summary"].endswith("."), path
            assert operation["operationId"]
