"""The commands of the register, one module for each group."""

import typer


def register(app: typer.Typer) -> None:
    """Makes the commands known to the command line."""
    from onrecord.commands.add import add
    from onrecord.commands.audit import audit
    from onrecord.commands.keeping import backup, verify
    from onrecord.commands.lists import list_rows
    from onrecord.commands.merge import merge, split, suggest
    from onrecord.commands.recode import recode
    from onrecord.commands.review import review
    from onrecord.commands.search import search
    from onrecord.commands.serve import account, serve
    from onrecord.commands.show import show
    from onrecord.commands.stories import diff, stories
    from onrecord.commands.timeline import timeline

    app.command()(add)
    app.command("list")(list_rows)
    app.command()(show)
    app.command()(search)
    app.command()(timeline)
    app.command()(stories)
    app.command()(diff)
    app.command()(recode)
    app.command()(verify)
    app.command()(backup)
    app.command()(merge)
    app.command()(split)
    app.command()(suggest)
    app.command()(review)
    app.command()(audit)
    app.command()(serve)
    app.command()(account)
