"""Makes versions.json: what PyPA's packaging says of generated pairs. python3 make-versions.py > versions.json

Made with packaging 26.4 on Python 3.11; packaging is what pip, pip-audit and uv's tests go by.
"""

import json
import random

from packaging.specifiers import InvalidSpecifier, Specifier, SpecifierSet
from packaging.version import InvalidVersion, Version

random.seed(440)


def number():
    return random.choice(["0", "0", "1", "1", "2", "3", "10", "00", "01", "2024", "18446744073709551616"])


def version(wild=True):
    text = random.choice(["", "", "", "", "v", "V"]) if wild else ""
    text += random.choice(["", "", "", "", "", "0!", "1!"])
    text += ".".join(number() for _ in range(random.choice([1, 1, 2, 2, 2, 3, 4])))
    sep = lambda: random.choice(["", ".", "-", "_"])
    if random.random() < 0.35:
        text += sep() + random.choice(["a", "b", "rc", "c", "alpha", "Beta", "pre", "preview", "RC"]) + sep()
        text += random.choice(["", number(), number()])
    if random.random() < 0.3:
        text += random.choice(["-" + number(), sep() + random.choice(["post", "rev", "r", "POST"]) + sep() + random.choice(["", number()])])
    if random.random() < 0.3:
        text += sep() + random.choice(["dev", "DEV"]) + sep() + random.choice(["", number()])
    if random.random() < 0.2:
        text += "+" + random.choice(["abc", "1", "ubuntu.1", "Cu118", "01", "1-2_3", "cpu"])
    return text


def near(text):
    """A version that differs in one place, so that bounds are met."""
    for _ in range(20):
        base = Version(text)
        cut = random.choice([base.base_version, base.public, str(base)])
        end = random.choice(["", ".0", ".0.0", "a1", "rc1", ".post0", ".post1", ".dev0", ".dev1", "+abc", "+1", "a1.post1", ".post1.dev1", ".1"])
        try:
            return str(Version(cut + end))
        except InvalidVersion:
            continue
    return text


def valid(text):
    try:
        Version(text)
        return True
    except InvalidVersion:
        return False


compare = []
while len(compare) < 2500:
    first = version()
    if not valid(first):
        continue
    second = near(first) if random.random() < 0.5 else version()
    if valid(second):
        a, b = Version(first), Version(second)
        compare.append([first, second, (a > b) - (a < b), str(a)])

contains = []
while len(contains) < 4000:
    bound = version(False)
    if not valid(bound):
        continue
    operators = ["==", "!=", "<=", ">=", "<", ">", "~=", "==="]
    spec = random.choice(operators) + random.choice(["", " "]) + bound
    if random.random() < 0.2:
        spec = random.choice(["==", "!="]) + Version(bound).base_version + ".*"
    candidate = near(bound) if random.random() < 0.8 else version()
    if random.random() < 0.2:
        spec += "," + random.choice(operators) + version(False)
    try:
        if valid(candidate):
            candidate = str(Version(candidate))
            contains.append([spec, candidate, SpecifierSet(spec).contains(candidate, prereleases=True)])
    except InvalidSpecifier:
        if len(contains) % 10 == 0:
            contains.append([spec, candidate, None])

invalid = []
while len(invalid) < 300:
    text = version()
    at = random.randrange(len(text) + 1)
    text = text[:at] + random.choice(["!", "+", "..", "x", " ", "٣", "a", "-", "*", "\u00a0", "post", "ſ"]) + text[at:]
    invalid.append([text, valid(text)])

lines = lambda rows: "[\n" + ",\n".join(json.dumps(row) for row in rows) + "]"
print('{"compare": ' + lines(compare) + ',\n"contains": ' + lines(contains) + ',\n"valid": ' + lines(invalid) + "}")
