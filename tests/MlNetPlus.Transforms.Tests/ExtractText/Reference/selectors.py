"""Makes selectors.json: what Python takes from texts with str slices, str.split, str.partition and re (null = missing).

Run: python3 selectors.py (made with Python 3.11)
"""
import json
import pathlib
import re

TEXTS = ["C85", "C23 C25 C27", "", "A", "😀x", "a😀b", "Ångström", "A/5 21171", "STON/O2. 3101282", "x--y--z", "--", "----x", "(a)(b)", ")(", "a,b,",
         "Spector, Mr. Woolf", "Braund, Mr. Owen Harris (Jr.)", "ſs ß", "12-34-56", "aaaa"]
PATTERNS = [(r"(\d+)", 1), (r"^([A-Z])\d", 1), (r"\b(\w+)\.", 1), (r"(a)|(b)", 2), (r"[A-Z]\d+", 0), (r"(\w)(\w)(\w)", 3), (r"(\d+)-(\d+)$", 1),
            (r"(?<=,) *(\S+)", 1), (r"(\w)\1", 1), (r"x*", 0)]


def part(text, separator, index):
    parts = text.split(separator)
    return parts[index] if -len(parts) <= index < len(parts) else None


def between(text, left, right):
    start = text.find(left)
    if start < 0:
        return None
    rest = text[start + len(left):]
    end = len(rest) if right == "" else rest.find(right)
    return rest[:end] if end >= 0 else None


def match(text, pattern, group):
    found = re.search(pattern, text)
    return found.group(group) if found else None


def main():
    rows = []
    for text in TEXTS:
        cases = [("First", "", "", n, text[:n]) for n in (1, 2, 3, 50)]
        cases += [("Part", s, "", i, part(text, s, i)) for s in (" ", "--", "-", ", ") for i in (-3, -2, -1, 0, 1, 2)]
        cases += [("Between", l, r, 0, between(text, l, r)) for l, r in ((", ", "."), ("(", ")"), ("--", "--"), ("", " "), (" ", ""), ("/", "."))]
        cases += [("Match", p, "", g, match(text, p, g)) for p, g in PATTERNS]
        rows += [[text, *case[:4], case[4] or None] for case in cases]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (pathlib.Path(__file__).parent / "selectors.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


main()
