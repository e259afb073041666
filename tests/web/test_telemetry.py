"""Whoever asks is told to nobody: variables of the environment that name a collector change nothing."""

import socket
import threading
from pathlib import Path

import pytest
from tests.web.conftest import Serve


def test_no_collector_hears_of_a_request(serve: Serve, filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    collector = socket.socket()
    collector.bind(("127.0.0.1", 0))
    collector.listen()
    collector.settimeout(1.0)
    port = collector.getsockname()[1]
    for name, value in {
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{port}", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": f"http://127.0.0.1:{port}",
        "OTEL_TRACES_EXPORTER": "otlp", "OTEL_METRICS_EXPORTER": "otlp", "OTEL_LOGS_EXPORTER": "otlp", "OTEL_SERVICE_NAME": "x",
        "OTEL_BSP_SCHEDULE_DELAY": "1", "OTEL_METRIC_EXPORT_INTERVAL": "1", "OTEL_SDK_DISABLED": "false",
        "OTEL_PYTHON_FASTAPI_ENABLED": "true",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)

    def listen() -> None:
        try:
            heard.append(collector.accept())
        except OSError:
            return

    listening = threading.Thread(target=listen)
    listening.start()
    client = serve(filled)
    for path in ("/", "/events", "/search.json?q=Norland", "/nothing"):
        client.get(path)
    listening.join()
    collector.close()
    assert heard == []


def test_telemetry_is_switched_off_where_the_app_is_made(monkeypatch: pytest.MonkeyPatch, filled: str) -> None:
    from fastapi import FastAPI

    from onrecord.web.server import app
    from onrecord.web.server.settings import Settings

    seen = {}
    real = FastAPI

    def watched(**given: object) -> object:
        seen.update(given)
        return real(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(app, "FastAPI", watched)
    made = app.create_app(Settings(store=str(Path(filled))))
    made.state.store.close()
    assert seen["telemetry"] == {"auto_configure": False, "tracing": False, "metrics": False, "logs": False}
