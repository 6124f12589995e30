import httpx, yaml


def ok():
    return yaml.safe_load("a: 1") == {"a": 1}
