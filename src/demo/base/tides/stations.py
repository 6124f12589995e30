import os

import requests


def readings(name):
    source = os.environ["TIDES_SOURCE"]
    answer = requests.get(f"{source}/{name}.json", timeout=10)
    answer.raise_for_status()
    return answer.json()
