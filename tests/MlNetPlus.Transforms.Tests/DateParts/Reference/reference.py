"""Makes the reference values of DateParts. Run in this folder, with pandas 1.5.3 and dateutil 2.8.

date_parts.csv            fastai 2.8.9's add_datepart(time=True) on the dates of its first column
cyclic.csv                fastai 1.0.61's add_cyclic_datepart(time=True, add_linear=True) on the same dates
us_federal_holidays.csv   pandas' USFederalHolidayCalendar, 1978 to 2100 (it knows no Veterans Day in October)
easter.csv                dateutil.easter, 1583 to 4099
"""
import calendar
import math
from datetime import date

import numpy as np
import pandas as pd
from dateutil.easter import easter
from pandas.tseries.holiday import USFederalHolidayCalendar

PARTS = ["Year", "Month", "Week", "Day", "Dayofweek", "Dayofyear", "Is_month_end", "Is_month_start", "Is_quarter_end",
         "Is_quarter_start", "Is_year_end", "Is_year_start", "Hour", "Minute", "Second"]


def add_datepart(dates):
    frame = pd.DataFrame({"saledate": dates})
    for part in PARTS:
        values = dates.dt.isocalendar().week if part == "Week" else getattr(dates.dt, part.lower())
        frame["sale" + part] = values.astype("Int64").where(dates.notna())
    seconds = pd.Series(dates.values.astype(np.int64) // 10**9, dtype="Int64")
    frame["saleElapsed"] = seconds.where(dates.notna())
    return frame


def cyclic(d):
    year_days = 366 if calendar.isleap(d.year) else 365
    ratios = {
        "weekday": d.weekday() / 7,
        "day_month": (d.day - 1) / calendar.monthrange(d.year, d.month)[1],
        "month_year": (d.month - 1) / 12,
        "day_year": (d.timetuple().tm_yday - 1) / year_days,
        "hour": d.hour / 24,
        "clock": d.hour % 12 / 12,
        "min": d.minute / 60,
        "sec": d.second / 60,
    }
    row = {}
    for name, ratio in ratios.items():
        row[name + "_cos"], row[name + "_sin"] = math.cos(2 * math.pi * ratio), math.sin(2 * math.pi * ratio)
    start = pd.Timestamp(d.year, 1, 1)
    row["year_lin"] = d.year + (d - start).total_seconds() / (pd.Timestamp(d.year + 1, 1, 1) - start).total_seconds()
    return row


text = pd.read_csv("date_parts.csv", usecols=[0], skip_blank_lines=False)["saledate"]
dates = pd.to_datetime(text)
add_datepart(dates).assign(saledate=text).to_csv("date_parts.csv", index=False)
known = dates[dates.notna()]
pd.DataFrame([{"date": d.isoformat(), **cyclic(d)} for d in known]).to_csv("cyclic.csv", index=False, float_format="%.15g")

holidays = USFederalHolidayCalendar().holidays("1978-01-01", "2100-12-31")
pd.Series(holidays.strftime("%Y-%m-%d"), name="date").to_csv("us_federal_holidays.csv", index=False)
pd.DataFrame([{"date": easter(year).isoformat()} for year in range(1583, 4100)]).to_csv("easter.csv", index=False)
