"""Many reports, one story: which reports tell of the same event, and which items of theirs are one.

Pure functions over records and over the small `Features` of each; none reads a file or keeps anything.
"""
