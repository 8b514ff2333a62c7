"""What scikit-learn's splitters make of the same rows. Run: /usr/bin/python3 splits.py > splits.json
Seen with scikit-learn 1.2.1. Sizes and counts are compared where both sides shuffle; rows where neither does."""
import json
import warnings
import numpy as np
from sklearn import model_selection as ms

warnings.filterwarnings("ignore")
rng = np.random.default_rng(3)
n = 173
y = rng.choice(4, n, p=[.5, .3, .15, .05])
g = rng.choice(23, n, p=np.arange(1, 24) / 276)
y2 = (rng.random(n) < .1 + .8 * rng.random(23)[g]).astype(int)
x = np.zeros((n, 1))
times = rng.permutation(90).tolist()
order = np.argsort(times)
def count(split, labels):
    return [[int(c) for c in np.bincount(labels[test], minlength=labels.max() + 1)] for _, test in split]
def in_time(**kw):
    return [dict(train=sorted(order[a].tolist()), test=sorted(order[b].tolist())) for a, b in ms.TimeSeriesSplit(**kw).split(times)]

def generator(state):
    """SplitMix64, from its paper."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        z = state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        yield z ^ z >> 31

def shuffle(items, random):
    """Fisher and Yates from the end, with Lemire's bounded draw."""
    for i in range(len(items) - 1, 0, -1):
        while True:
            product = next(random) * (i + 1)
            if product % 2**64 >= -2**64 % (i + 1):
                break
        j = product >> 64
        items[i], items[j] = items[j], items[i]

def dealt(labels, folds, seed):
    """The rows of each fold: each class is shuffled and dealt out in turn."""
    random = generator(next(generator(seed << 32)))
    blocks = list(range(folds))
    shuffle(blocks, random)
    hands, turn = [[] for _ in blocks], 0
    for label in sorted(set(labels)):
        rows = [row for row, other in enumerate(labels) if other == label]
        shuffle(rows, random)
        for row in rows:
            hands[blocks[turn % folds]].append(row)
            turn += 1
    return [sorted(hand) for hand in hands]

sgkf = ms.StratifiedGroupKFold(5, shuffle=True, random_state=0)
print(json.dumps(dict(
    classes=y.tolist(), groups=g.tolist(), grouped=y2.tolist(), times=times,
    kFold=[len(t) for _, t in ms.KFold(7, shuffle=True, random_state=0).split(x)],
    stratified=count(ms.StratifiedKFold(6, shuffle=True, random_state=0).split(x, y), y),
    groupKFold=[len(t) for _, t in ms.GroupKFold(5).split(x, y, g)],
    stratifiedGroup=count(sgkf.split(x, y2, g), y2),
    leaveOneGroupOut=[t.tolist() for _, t in ms.LeaveOneGroupOut().split(x, y, g)],
    predefined=[dict(train=a.tolist(), test=t.tolist()) for a, t in ms.PredefinedSplit(np.where(y == 3, -1, y)).split()],
    timeSeries=in_time(n_splits=5), timeSeriesGap=in_time(n_splits=5, gap=4), timeSeriesWindow=in_time(n_splits=8, gap=2, max_train_size=17),
    dealt=dealt(["b" if row % 3 == 0 else "a" for row in range(12)], 4, 42),
    holdOut=count(ms.StratifiedShuffleSplit(1, test_size=35, random_state=0).split(x, y), y))))
