from tides.app import app


def test_is_alive():
    assert app.test_client().get("/healthz").get_json() == {"ok": True}
