import svc


def test_port():
    assert svc.PORT == 80
