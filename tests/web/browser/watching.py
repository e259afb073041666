"""Pages of the browser that keep account of what must never happen: faults of scripts, and requests to another host."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 320, "height": 640}
"""The narrowest width at which a page must not need to be scrolled sideways (WCAG 2.2, 1.4.10)."""


@dataclass
class Watched:
    """Opens pages of one app. `faults` is what went wrong on any of them."""

    browser: Browser
    address: str
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, path: str = "/", **settings: Any) -> Page:
        """A page in a profile of its own, at a path of the app."""
        page = self.profile(**settings).new_page()
        page.goto(self.address + path)
        return page

    def profile(self, **settings: Any) -> BrowserContext:
        """A visitor with cookies of their own, who asks for no other host and whose scripts run without a fault."""
        context = self.browser.new_context(**{"viewport": WIDE, "base_url": self.address, "locale": "en-GB", **settings})
        context.on("request", lambda request: self._keep_foreign(request.url))
        context.on("console", lambda message: self._keep_told(message.type, message.text, message.page))
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.contexts.append(context)
        return context

    def _keep_foreign(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.address).netloc:
            self.faults.append(f"asks another host: {url}")

    def _keep_told(self, kind: str, text: str, page: Page | None) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"console, {page.url if page else '?'}: {text}")


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """Pages of an app; afterwards there must have been no fault."""
    found = Watched(browser, address)
    try:
        yield found
    finally:
        for context in found.contexts:
            context.close()
    assert not found.faults, "\n".join(found.faults)
