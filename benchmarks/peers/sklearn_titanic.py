"""The other side of against-scikit-learn.sh: scikit-learn's forest and logistic regression and XGBoost's boosting on the Titanic, the
features of samples/Titanic fitted inside each fold, on the folds that the other side has drawn. Prints one JSON object.
Usage: sklearn_titanic.py FOLDS CSV   (Debian: python3-sklearn python3-xgboost python3-pandas)"""
import json
import os
import sys
import time
import warnings

import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import make_column_transformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from xgboost import XGBClassifier

warnings.filterwarnings("ignore")
CORES = len(os.sched_getaffinity(0))  # as many threads as the other side takes
CATEGORIES = ["Title", "Sex", "Embarked"]
NUMBERS = ["Pclass", "Age", "SibSp", "Parch", "Fare", "TicketFrequency", "FamilySize"]


class Engineered(BaseEstimator, TransformerMixin):
    """Title, family size, and how often the training rows have the ticket."""

    def fit(self, rows, label=None):
        self.tickets_ = rows["Ticket"].value_counts()
        return self

    def transform(self, rows):
        title = rows["Name"].str.extract(r", (.*?)\.", expand=False)
        return rows.assign(
            Title=title.where(title.isin(["Mr", "Miss", "Mrs", "Master"])),
            TicketFrequency=rows["Ticket"].map(self.tickets_).fillna(0),
            FamilySize=rows["SibSp"] + rows["Parch"],
        )


def pipeline(model):
    flags = make_pipeline(SimpleImputer(strategy="constant", fill_value="none"), OneHotEncoder(handle_unknown="ignore"))
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    return make_pipeline(Engineered(), make_column_transformer((flags, CATEGORIES), (numbers, NUMBERS)), model)


passengers = pd.read_csv(sys.argv[2])
label = passengers["Survived"].values
repeats = pd.read_csv(sys.argv[1], header=None).values
folds = [((repeat != fold).nonzero()[0], (repeat == fold).nonzero()[0]) for repeat in repeats for fold in range(repeat.max() + 1)]
families = {
    "forest": RandomForestClassifier(200, min_samples_leaf=3, n_jobs=CORES, random_state=1),
    "boosting": XGBClassifier(n_estimators=200, max_depth=4, learning_rate=0.06, subsample=0.8, n_jobs=CORES, verbosity=0),
    "linear": LogisticRegression(max_iter=1000),
}

start, processor = time.perf_counter(), time.process_time()
auc = {
    name: cross_validate(pipeline(model), passengers, label, cv=folds, scoring=["roc_auc", "accuracy", "neg_log_loss"])["test_roc_auc"].tolist()
    for name, model in families.items()
}
print(json.dumps({"Seconds": time.perf_counter() - start, "ProcessorSeconds": time.process_time() - processor, "Auc": auc}))
