import datetime
import sys

import croniter


def next_run(expression):
    return croniter.croniter(expression, datetime.datetime(2026, 1, 1)).get_next(datetime.datetime)


def main():
    print(next_run(sys.argv[1]))
