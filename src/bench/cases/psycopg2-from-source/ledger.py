import os

import psycopg2.extensions


def dsn(host):
    return psycopg2.extensions.make_dsn(host=host, dbname="ledger")


if __name__ == "__main__":
    print(dsn(os.environ.get("DB_HOST", "db")))
