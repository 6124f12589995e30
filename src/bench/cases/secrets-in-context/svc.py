import attrs

PORT = 80


def main():
    print(attrs.__version__)
