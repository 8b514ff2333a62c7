"""scikit-learn's forest on seattle-weather.csv: python3 seattle_weather.py ../../../../samples/SeattleWeather/data/seattle-weather.csv"""
import sys

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

days = pd.read_csv(sys.argv[1], parse_dates=["date"])
dates = days.date.dt
parts = pd.DataFrame({name: getattr(dates, name) for name in ["year", "month", "day", "dayofweek", "dayofyear"]})
parts["week"] = dates.isocalendar().week.astype(int)
parts["elapsed"] = days.date.astype("int64") / 1e18
measured = ["precipitation", "temp_max", "temp_min", "wind"]
for columns in (measured, measured[1:]):
    for features in (days[columns], pd.concat([days[columns], parts], axis=1)):
        accuracy = cross_val_score(RandomForestClassifier(200, random_state=0), features, days.weather, cv=StratifiedKFold(10, shuffle=True, random_state=1))
        print(len(columns), features.shape[1], round(accuracy.mean(), 4))
