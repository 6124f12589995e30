from starlette.applications import Starlette

app = Starlette()


def total(amounts):
    return sum(amounts)
