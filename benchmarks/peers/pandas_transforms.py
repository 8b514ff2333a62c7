"""The pandas side of the transform benchmarks: the same columns from rows of the same shape, medians as JSON.

Usage: pandas_transforms.py TITANIC_CSV ROWS > result.json   (Debian: python3-pandas)
"""
import json
import statistics
import sys
import time

import numpy
import pandas

REPEATS = 3
TITLES = {"Mr": "Mr", "Miss": "Miss", "Mrs": "Mrs", "Master": "Master"}
ATTRIBUTES = ["year", "month", "day", "dayofweek", "dayofyear", "is_month_end", "is_month_start",
              "is_quarter_end", "is_quarter_start", "is_year_end", "is_year_start"]


def median_seconds(work):
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def date_parts(dates):
    """fastai's 13 columns, computed the way its add_datepart does."""
    columns = {name: getattr(dates.dt, name) for name in ATTRIBUTES}
    columns["week"] = dates.dt.isocalendar().week.astype(columns["day"].dtype)
    columns["elapsed"] = numpy.where(dates.notna(), dates.to_numpy(numpy.int64) // 10**9, numpy.nan)
    return pandas.DataFrame(columns)


def main():
    csv, rows = sys.argv[1], int(float(sys.argv[2]))
    random = numpy.random.default_rng(1)
    dates = pandas.Series(pandas.Timestamp("1990-01-01") + pandas.to_timedelta(random.integers(0, 40 * 365 * 86400, rows), unit="s"))
    tickets = pandas.Series(random.integers(0, rows // 20, rows)).map("T{}".format)
    names = pandas.Series(random.choice(pandas.read_csv(csv)["Name"].to_numpy(), rows))
    work = {
        "DateParts: pandas, fastai's 13 columns": lambda: date_parts(dates),
        "GroupFrequency: pandas groupby.transform('count')": lambda: tickets.groupby(tickets).transform("count"),
        "ParseTitle: pandas str.split twice + map": lambda: names.str.split(", ", expand=True)[1].str.split(".", expand=True)[0].map(TITLES),
        "ParseTitle: Python map": lambda: names.map(lambda name: TITLES.get(name.split(", ")[1].split(".")[0])),
    }
    json.dump({"rows": rows, "seconds": {name: median_seconds(call) for name, call in work.items()}}, sys.stdout)


main()
