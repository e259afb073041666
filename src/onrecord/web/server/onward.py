"""Where to go on after something was done."""


def own_address(wanted: str | None, otherwise: str = "/") -> str:
    """The address if it is one of this app, else the other one: nobody is sent elsewhere."""
    if wanted and wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable():
        return wanted
    return otherwise
