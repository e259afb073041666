"""The errors that a user can cause, as one tree; each message names the input and what to do about it."""


class OnrecordError(Exception):
    """Base of all expected errors; the command line prints the message as one line and exits with 2."""


class SourceError(OnrecordError):
    """An input that cannot be read as a report: missing, empty, binary, or without an article."""


class OptionError(OnrecordError):
    """An option whose value cannot be used, such as a date that is not one."""


class VocabularyError(OnrecordError):
    """A vocabulary file that does not fit its schema; the message names the file and the entry."""


class StoreError(OnrecordError):
    """A register that cannot be opened or written, or does not hold what was asked for; the message says what to do."""


class ConflictError(StoreError):
    """Something that does not fit what the register holds: merging a party into itself, taking back what nobody decided."""


class NotThereError(StoreError):
    """An id or name that nothing in the register has, or several have."""
