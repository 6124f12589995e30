import pytest

from store.app import app


@pytest.fixture
def client():
    return app.test_client()


def test_index(client):
    assert client.get("/").data == b"store"
