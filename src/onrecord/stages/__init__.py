"""The stages of the pipeline: each takes and returns named values."""
