"""What stands on a news page or in a text file: the report, its headline, byline, outlet and times."""
