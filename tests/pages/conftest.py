import pytest

from onrecord.vocabulary.pages import Pages, read_pages


@pytest.fixture(scope="session")
def pages() -> Pages:
    return read_pages()
