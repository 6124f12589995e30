import os

import pandas
import psycopg2


def readings(name):
    with psycopg2.connect(os.environ["TIDES_DATABASE"]) as connection:
        with connection.cursor() as cursor:
            cursor.execute("select at, level from reading where station = %s", (name,))
            frame = pandas.DataFrame(cursor.fetchall(), columns=["at", "level"])
    return frame.set_index("at").resample("1h").mean()["level"].round(2).to_dict()
