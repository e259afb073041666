"""The local web app: the same register and the same functions as the command line, as pages.

One module a page (with a template of its name), each an address with its JSON and CSV beside it: `/pledges`, `/pledges.json`,
`/pledges.csv`. `server/` holds what all pages share. To add a page, add a file here that has `PAGES`.
"""
