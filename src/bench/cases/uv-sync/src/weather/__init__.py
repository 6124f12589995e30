import orjson


def main():
    print(orjson.dumps({'sky': 'sunny'}).decode())
