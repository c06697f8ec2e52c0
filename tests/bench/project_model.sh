#!/bin/bash
# The project model of tests/bench/project.c in numpy: tests/bench/project_model.sh FILE, which holds the formulas and the inputs.
# Every formula becomes an expression over many runs at once (where it looks at no other period: over all periods too), and the same fixed
# point is solved. Prints the seconds of a batch, its runs, and the debt and lowest cover of the first, which is the model as given.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec /usr/bin/python3 - "$@" <<'PYTHON'
import re
import sys
import time

import numpy as np

RUNS, WHOLE = 100, ("base", "reserve", "ratio")
shape, counts, groups, inputs, starts, blocks, numbers = {}, {}, {}, {}, {}, {}, {}
for line in open(sys.argv[1], encoding="utf-8"):
    part = line.rstrip("\n").split("\t")
    if part[0] == "shape":
        shape[part[1]] = int(part[2])
    elif part[0] == "group":
        groups[part[1]] = part[2]
        counts[part[2]] = int(part[3])
    elif part[0] == "row":
        inputs.setdefault(part[1], []).append([float(x) for x in part[2].split()])
    elif part[0] == "start":
        starts[part[1]] = float(part[2])
    elif part[0] == "line":
        blocks.setdefault(part[1], []).append((part[2], part[3]))
    elif part[0] == "number":
        numbers.setdefault(part[1], []).append((part[2], part[3]))

T, BUILT = shape["periods"], shape["construction"]
row = {name: np.zeros((counts[group], T + 2, RUNS)) for name, group in groups.items()}
for name, members in inputs.items():
    row[name][:, 1 : T + 1, :] = np.array(members)[:, :, None]
k = dict(starts)
k["volume_factor"] = k["volume_factor"] * np.linspace(1, 1.1, RUNS)


def span(x, n, ahead):
    """Sums of N periods after each, or up to each, for a whole line."""
    total = np.vstack([np.zeros((1, RUNS)), np.cumsum(x[1 : T + 1], axis=0)])
    at = np.arange(T)
    return total[np.minimum(at + 1 + n, T)] - total[at + 1] if ahead else total[at + 1] - total[np.maximum(at + 1 - n, 0)]


def text_of(formula, group, i, whole):
    """Python for FORMULA of member I of a line of GROUP."""
    places = ("[1:T + 1]", "[0:T]", "[2:T + 2]") if whole else ("[t]", "[t - 1]", "[t + 1]")

    def cell(name, place):
        return f"x_{name}[{0 if groups[name] == 'one' else i}]{place}"

    def members(name, first, place):
        return "(" + (" + ".join(f"x_{name}[{m}]{place}" for m in range(first, counts[groups[name]])) or "0") + ")"

    def reach(match):
        kind, name, n = match.group(1), match.group(2), match.group(3)
        if whole:
            return f"span({cell(name, '')}, int(k['{n}']), {kind == 'NEXT'})"
        x = cell(name, "")
        return (f"{x}[t + 1:min(t + 1 + int(k['{n}']), T + 1)].sum(0)" if kind == "NEXT"
                else f"{x}[max(t + 1 - int(k['{n}']), 1):t + 1].sum(0)")

    text = re.sub(r"\b(NEXT|LAST)\((\w+), (\w+)\)", reach, formula)
    text = re.sub(r"\bUP\((\w+), (\w+)\)",
                  lambda m: f"x_{m.group(1)}[{i - 1}]{places[0]}" if i else cell(m.group(2), places[0]), text)
    text = re.sub(r"\bPAFTER\((\w+)\)", lambda m: members(m.group(1), i + 1, places[1]), text)
    text = re.sub(r"\bG\((\w+)\)", lambda m: members(m.group(1), 0, places[0]), text)
    for macro, place in zip("VPN", places):
        text = re.sub(rf"\b{macro}\((\w+)\)", lambda m, place=place: cell(m.group(1), place), text)
    text = re.sub(r"\bK\((\w+)\)", r"k['\1']", text)
    for macro, function in (("IF", "where"), ("MIN", "minimum"), ("MAX", "maximum"), ("POWER", "power")):
        text = re.sub(rf"\b{macro}\(", f"np.{function}(", text)
    return text.replace("NONE", "np.nan")


def function_of(block):
    names = sorted(groups)
    body = ["def run(row, k, periods):"] + [f"    x_{n} = row['{n}']" for n in names]
    whole = block in WHOLE
    if not whole:
        body.append("    for t in periods:")
    for name, formula in blocks[block]:
        for i in range(counts[groups[name]]):
            place = "[1:T + 1]" if whole else "[t]"
            body.append(("    " if whole else "        ") + f"x_{name}[{i}]{place} = {text_of(formula, groups[name], i, whole)}")
    space = {"np": np, "T": T, "span": span}
    exec(compile("\n".join(body), block, "exec"), space)
    return space["run"]


def rate_of(x):
    """Internal rate of each run, by Newton from nothing; not a number where it does not settle."""
    rate, at = np.full(RUNS, 0.005), np.arange(T)[:, None]
    for _ in range(30):
        weight = (1 + rate) ** -at
        rate = rate - (x * weight).sum(0) / np.minimum(-1e-300, -(x * weight * at).sum(0) / (1 + rate))
    return rate


def numbers_run(block):
    def least(name):
        return np.fmin.reduce(row[name][0][1 : T + 1], axis=0)

    def line(name):
        return row[name][0][1 : T + 1]

    for name, formula in numbers[block]:
        text = re.sub(r"\bK\((\w+)\)", r"k['\1']", formula)
        text = re.sub(r"\bWORTH\((\w+), (\w+)\)", r"(line('\1') * (1 + k['\2']) ** -np.arange(T)[:, None]).sum(0)", text)
        for macro, function in (("TOTAL", "line('{}').sum(0)"), ("LEAST", "least('{}')"), ("RATE", "rate_of(line('{}'))"),
                                ("MEAN", "np.nanmean(line('{}'), axis=0)")):
            text = re.sub(rf"\b{macro}\((\w+)\)", lambda m, function=function: function.format(m.group(1)), text)
        for macro, function in (("IF", "where"), ("MIN", "minimum"), ("MAX", "maximum"), ("POWER", "power")):
            text = re.sub(rf"\b{macro}\(", f"np.{function}(", text)
        k[name] = eval(text, {"np": np, "T": T, "k": k, "line": line, "least": least, "rate_of": rate_of})


runs = {block: function_of(block) for block in blocks}
CARRIED = (("debt", "debt_sized"), ("gearing", "gearing_sized"), ("equity_total", "equity_sized"), ("dsra_initial", "dsra_sized"))
FORTH, BACK = range(1, T + 1), range(T, 0, -1)


def carry(accounts, step):
    change = {name: k[wanted] - k[name] for name, wanted in CARRIED}
    distance = sum(abs(c) * (k["total_uses"] if name == "gearing" else 1) for name, c in change.items())
    carried = row["interest_carried"][0][1 : T + 1]
    wanted = (row["interest_total"][0] if accounts else row["operation"][0] * k["debt"] * row["unit_accrual_total"][0])[1 : T + 1]
    distance = distance + abs(wanted - carried).max(0)
    value = row["draw_value"].sum(1)
    ratio = np.where(value > 0, row["draw"].sum(1) / np.where(value > 0, value, 1), row["draw_ratio"][:, 1, :])
    distance = distance + (abs(ratio - row["draw_ratio"][:, 1, :]) * k["debt"]).sum(0)
    if step:
        for name, c in change.items():
            k[name] = k[name] + step * c
        carried += step * (wanted - carried)
        row["draw_ratio"][:, 1 : T + 1, :] = ratio[:, None, :]
    return distance


def converge(accounts):
    for turn in range(1000):
        runs["build"](row, k, range(1, BUILT + 1))
        numbers_run("built")
        runs["tax"](row, k, FORTH)
        runs["value"](row, k, BACK)
        runs["unit"](row, k, FORTH)
        runs["reserve"](row, k, FORTH)
        numbers_run("sized")
        if accounts:
            runs["waterfall"](row, k, FORTH)
        if (carry(accounts, 0) <= 1e-11 * (1 + abs(k["total_uses"]))).all():
            return
        carry(accounts, 1 if turn < 100 else 0.5)


np.seterr(all="ignore")
begin = time.perf_counter()
runs["base"](row, k, FORTH)
runs["reach"](row, k, FORTH)
runs["build"](row, k, FORTH)
converge(False)
runs["waterfall"](row, k, FORTH)
if (carry(True, 0) > 1e-9 * (1 + abs(k["total_uses"]))).any():
    converge(True)
runs["build"](row, k, FORTH)
runs["ratio"](row, k, FORTH)
runs["book"](row, k, FORTH)
runs["cover"](row, k, BACK)
numbers_run("result")
print(time.perf_counter() - begin, RUNS, k["debt_sized"][0], k["min_dscr"][0])
PYTHON
