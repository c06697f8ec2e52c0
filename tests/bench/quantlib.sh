#!/bin/bash
# The loans of tests/bench/lending.c built by QuantLib: tests/bench/quantlib.sh LOANS SECONDS
# Prints schedules a second of processor time, and the interest of the first LOANS in fen. What is timed runs in QuantLib's own C++: the dates, rolled
# over weekends, and the leg with its amounts, three calls a loan and one an amount. The balances, whole fen, are made before the clock starts.
exec /usr/bin/python3 - "$@" <<'PYTHON'
import sys, time
import QuantLib as ql

loans, seconds = int(sys.argv[1]), float(sys.argv[2])
counter, weekends, month, whole = ql.Actual360(), ql.WeekendsOnly(), ql.Period(1, ql.Months), ql.Period(240, ql.Months)
first = ql.Date(4, 10, 2024)  # day 20000 since 1970-01-01


def balances(i):
    principal = 100000000 + i % 977 * 100000
    part = (2 * principal + 240) // 480
    return [float(principal - k * part) for k in range(240)]


def amounts(start, left):
    dates = ql.Schedule(start, start + whole, month, weekends, ql.Following, ql.Following, ql.DateGeneration.Forward, False)
    return [coupon.amount() for coupon in ql.FixedRateLeg(dates, counter, left, [0.042])]


given = [(first + i % 28, balances(i)) for i in range(loans)]
interest = 0
for start, left in given:
    # A leg begins on a working day; a loan begins when it is paid out, so its first period is counted anew.
    rows = amounts(start, left)
    due = ql.WeekendsOnly().adjust(start + month)
    rows[0] = ql.FixedRateCoupon(due, left[0], 0.042, counter, start, due).amount()
    interest += sum(int(row + 0.5 + 1e-6) for row in rows)  # half a fen goes up, whatever the binary fraction
count, begun = 0, time.process_time()
while time.process_time() - begun < seconds:
    amounts(*given[count % loans])
    count += 1
print('%.1f %d' % (count / (time.process_time() - begun), interest))
PYTHON
