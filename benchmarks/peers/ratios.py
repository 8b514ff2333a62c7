"""Prints our medians beside ML.NET's and pandas', as ratios. Usage: ratios.py REPORT_FOLDER PANDAS_JSON"""
import glob
import json
import os
import sys


def main():
    folder, peer_file = sys.argv[1:3]
    with open(peer_file, encoding="utf-8") as file:
        peer = json.load(file)

    medians = {}
    for path in glob.glob(os.path.join(folder, "*-report-full-compressed.json")):
        with open(path, encoding="utf-8-sig") as file:
            for row in json.load(file)["Benchmarks"]:
                medians[row["Type"], row["Method"], int(row["Parameters"].removeprefix("Rows="))] = row["Statistics"]["Median"] / 1e9

    rows = peer["rows"]
    print(f"{'':52}{'seconds':>9}{'M rows/s':>10}{'ours is':>10}")
    for feature in ("DateParts", "GroupFrequency", "ParseTitle"):
        ours = medians[f"{feature}Benchmark", feature, rows]
        half = medians[f"{feature}Benchmark", feature, rows // 2]
        print(f"{feature + ': MlNetPlus':52}{ours:9.3f}{rows / ours / 1e6:10.2f}")
        others = {f"{feature}: ML.NET CustomMapping": medians[f"{feature}Benchmark", "CustomMapping", rows]}
        others.update({name: seconds for name, seconds in peer["seconds"].items() if name.startswith(feature)})
        for name, seconds in others.items():
            print(f"{name:52}{seconds:9.3f}{rows / seconds / 1e6:10.2f}{seconds / ours:9.1f}x")
        print(f"{feature + ': twice the rows take':52}{'':19}{ours / half:9.2f}x")


main()
