"""The FactBank classes (Saurí and Pustejovsky 2009) in words."""

FACTUALITY = {
    "CT+": "certain that it is so",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certain that it is not so",
    "PR-": "probably not",
    "PS-": "possibly not",
    "UU": "left open",
}
