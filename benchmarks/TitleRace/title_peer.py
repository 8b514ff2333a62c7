"""The other side of the race: titles out of N names with pandas' string methods and with a plain Python map.

Run: python3 title_peer.py ../../samples/TextColumns/data/titanic.csv 5000000
"""
import sys
import time

import numpy as np
import pandas as pd

passengers = pd.read_csv(sys.argv[1])
count = int(sys.argv[2])
names = pd.Series(np.random.default_rng(0).choice(passengers.Name.values, count))
keep = {"Mr": "Mr", "Miss": "Miss", "Mrs": "Mrs", "Master": "Master"}

start = time.time()
names.str.split(", ", expand=True)[1].str.split(".", expand=True)[0].map(keep)
print(f"pandas str.split twice and map: {count / (time.time() - start) / 1e6:.2f} M rows/s")

start = time.time()
names.map(lambda name: keep.get(name.split(", ")[1].split(".")[0]))
print(f"Python map: {count / (time.time() - start) / 1e6:.2f} M rows/s")
