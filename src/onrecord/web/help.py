"""What is what, and which keys there are."""

from fastapi import Request
from starlette.responses import Response

from onrecord.web.server.pages import Pages
from onrecord.web.server.rendering import render
from onrecord.web.server.visitors import Reader

PAGES = Pages()


@PAGES.router.get("/help", include_in_schema=False)
def help_page(request: Request, visitor: Reader) -> Response:
    """The page of help."""
    return render(request, "help.html", 200, {})
