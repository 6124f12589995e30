import sys

import magic


def kind(data):
    return magic.from_buffer(data, mime=True)


if __name__ == "__main__":
    print(kind(sys.stdin.buffer.read()))
