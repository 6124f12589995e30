import subprocess

import psycopg


def fast(n):
    assert psycopg.pq.__impl__ == "c"
    return n * n


def dump(url, path):
    subprocess.run(["psql", url, "--output", path, "--command", "select 1"], check=True)


if __name__ == "__main__":
    print(fast(3))
