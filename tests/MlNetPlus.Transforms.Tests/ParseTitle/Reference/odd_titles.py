"""Makes odd_titles.json: what pandas takes as the title of names that are out of the ordinary (null = missing).

Also checks RawTitle, Title and NameFirst in ../../Data/titanic_features.csv against ../../Data/titanic.csv. Run: python3 odd_titles.py (made with Python 3.11, pandas 1.5.3)
"""
import json
import pathlib

import pandas as pd

HERE = pathlib.Path(__file__).parent
KEEP = {"Mr": "Mr", "Miss": "Miss", "Mrs": "Mrs", "Master": "Master"}
NAMES = [
    "Spector, Mr. Woolf", "Rothes, the Countess. of (Lucy Noel Martha)", "Rothes, Lucy Noel Martha, Countess of",
    "Smith, Mr", "Smith, Mr, Jr.", "Smith, Mr,Jr. X", "Smith,Mr. X", "Smith,, Mr. X", "Smith, , Mr. X", "Smith, . X", "Smith, ",
    "Smith,", "Smith", ", ", ", Mr. X", "Smith,  Mr. X", "Smith, Mr . X", "Oliva y Ocaña, Doña. Fermina", "Å, 😀. X", "Smith, mr. X",
    "St. John, Mrs. X", "Smith, Mrs. J. (Anna, née B. C.)", ".", "Mr. Smith", " , Miss.", "Smith, Mr., X", "Smith,\u00a0Mr. X", "",
]


def titles(names):
    raw = names.str.split(", ", expand=True, regex=False)[1].str.split(".", expand=True, regex=False)[0]
    return raw, raw.map(KEEP)


def main():
    raw, kept = titles(pd.Series(NAMES))
    rows = [
        {"name": name, "raw": None if pd.isna(r) or r == "" else r, "title": None if pd.isna(k) else k}
        for name, r, k in zip(NAMES, raw, kept)
    ]
    (HERE / "odd_titles.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    data = HERE.parent.parent / "Data"
    passengers = pd.read_csv(data / "titanic.csv")
    golden = pd.read_csv(data / "titanic_features.csv")
    raw, kept = titles(passengers.Name)
    assert raw.equals(golden.RawTitle) and kept.equals(golden.Title) and passengers.Name.str[0].equals(golden.NameFirst)


main()
