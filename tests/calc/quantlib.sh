#!/bin/bash
# Schedules against QuantLib, which was written by others: tests/calc/quantlib.sh STEWARD [LOANS]
# Dates, day counts, coupons, annuities and Chinese holidays come from QuantLib; its amounts are rounded to the fen row by row, and every row
# of `steward calc schedule` must be the same. QuantLib counts in binary fractions, which cannot tell half a fen (0.005 yuan of interest is
# common on small amounts): such an amount may be rounded either way; they are counted, and may be at most one row in fifty. Where the two agree by construction, and where they cannot be compared:
#   - months / 12 is QuantLib's SimpleDayCounter on dates that were not rolled;
#   - 30E/360 ISDA is compared without its exception for the termination date, which ours never takes;
#   - a balloon is the annuity of the rest plus interest on the balloon: QuantLib's sinking notionals know none;
#   - stepped and seasonal loans follow the contract's own numbers, there is nothing to compare.
exec /usr/bin/python3 - "$1" "${2:-4000}" <<'PYTHON'
import json, random, subprocess, sys
import QuantLib as ql

random.seed(20250131)
program, wanted = sys.argv[1], int(sys.argv[2])
counters = {
    'act_360': ql.Actual360(), 'act_365f': ql.Actual365Fixed(), 'act_act_isda': ql.ActualActual(ql.ActualActual.ISDA),
    '30_360_bond': ql.Thirty360(ql.Thirty360.BondBasis), '30e_360': ql.Thirty360(ql.Thirty360.EurobondBasis),
    '30e_360_isda': ql.Thirty360(ql.Thirty360.ISDA), 'period': ql.SimpleDayCounter(),
}
rolls = {'none': ql.Unadjusted, 'following': ql.Following, 'modified_following': ql.ModifiedFollowing, 'preceding': ql.Preceding}
china, weekends = ql.China(ql.China.IB), ql.WeekendsOnly()
near = rows_seen = 0


def calc(topic, inputs):
    text = '\n'.join(json.dumps(i) for i in inputs)
    out = subprocess.run([program, 'calc', topic], input=text, capture_output=True, text=True).stdout.splitlines()
    if len(out) != len(inputs):
        sys.exit('%s: %d answers to %d lines' % (topic, len(out), len(inputs)))
    return [json.loads(line) for line in out]


def rounded(value, ours, unsure=1e-5):
    """VALUE fen to the fen; OURS when it is less than UNSURE away from half a fen, where the binary fraction cannot tell."""
    global near
    if abs(value - int(value) - 0.5) < unsure:
        near += 1
        if abs(value - ours) < 0.5 + 2 * unsure:
            return ours
    return int(value + 0.5)


def iso(date):
    return date.ISO()


# What China's calendar closes beyond weekends, and the weekends it works: told to our program as lists.
first, last = ql.Date(1, 1, 2015), ql.Date(31, 12, 2022)
closed, worked = [], []
for serial in range(first.serialNumber(), last.serialNumber() + 1):
    day = ql.Date(serial)
    if china.isBusinessDay(day) != weekends.isBusinessDay(day):
        (closed if china.isHoliday(day) else worked).append(day)


def between(days, start, end):
    return [iso(d) for d in days if start <= d <= end]


def make_loan():
    method = random.choice(['equal_instalment', 'equal_instalment', 'equal_principal', 'equal_principal', 'bullet'])
    basis = random.choice(list(counters)) if method != 'bullet' else random.choice(list(counters)[:-1])
    roll = 'none' if basis == 'period' else random.choice(list(rolls))
    chinese = roll != 'none' and random.random() < 0.6
    start = ql.Date(random.choice([28, 29, 30, 31, random.randint(1, 28)]), random.choice([1, 3, 5, 7, 8, 10, 12]), random.randint(2015, 2017 if chinese else 2045))
    if random.random() < 0.2:
        start = ql.Date.endOfMonth(ql.Date(1, random.choice([2, 4, 6, 9, 11]), start.year()))
    months = random.choice([1, 3, 6, 12])
    periods = random.randint(1, max(1, 59 // months) if chinese else [0, 120, 0, 60, 0, 0, 40, 0, 0, 0, 0, 0, 25][months])
    rate = random.randint(1, 2400 * 100) / 1000000
    loan = {'method': method, 'principal_minor': random.choice([random.randint(10000, 999999), random.randint(10**6, 10**10)]),
            'annual_rate': rate, 'interest_basis': basis, 'start_date': iso(start), 'roll': roll}
    end = start + ql.Period(months * periods, ql.Months)
    if method == 'bullet':
        step = random.choice([1, 3, 6, 12])
        every = [m for m in range(1, 13) if m % step == 0]
        end = end + random.randint(0, 45)
        loan.update(maturity_date=iso(end), interest_day=random.choice([20, 21, random.randint(1, 28)]), interest_months=every)
        paid = [ql.Date(loan['interest_day'], m, y) for y in range(start.year(), start.year() + 3) for m in every]
        paid = next(d for d in paid if d > start)
    else:
        loan.update(period_months=months, periods=periods)
        step, paid = months, ql.Date()
        if periods > 1 and (method == 'equal_principal' or basis == 'period') and random.random() < 0.4:
            loan['interest_only_periods'] = random.randint(1, periods - 1)
        if method == 'equal_instalment' and basis == 'period' and random.random() < 0.3:
            loan['balloon_minor'] = random.randint(1, loan['principal_minor'] - 1)
    if chinese:
        loan.update(holidays=between(closed, start, end + 40), working_weekends=between(worked, start, end + 40))
    calendar = china if chinese else weekends
    if method == 'bullet' and paid >= end:
        dates = [start, calendar.adjust(end, rolls[roll])]
    else:
        dates = list(ql.Schedule(start, end, ql.Period(step, ql.Months), calendar, rolls[roll], rolls[roll], ql.DateGeneration.Forward, False, paid))
        dates[0] = start  # QuantLib rolls the day of drawdown, too; a loan runs from the day it was paid out
    return loan, [d for k, d in enumerate(dates) if k == 0 or d > max(dates[:k])]


def level(loan, dates, counter):
    """The unrounded level payment."""
    principal, rate = loan['principal_minor'], loan['annual_rate']
    if loan['interest_basis'] != 'period':
        annual, factor, total = ql.InterestRate(rate, counter, ql.Simple, ql.Annual), 1.0, 0.0
        for a, b in zip(dates, dates[1:]):
            factor *= annual.discountFactor(a, b)
            total += factor
        return principal / total
    balloon, count = loan.get('balloon_minor', 0), loan['periods'] - loan.get('interest_only_periods', 0)
    months = loan['period_months']
    left = ql.sinkingNotionals(ql.Period(count * months, ql.Months), ql.Period(months, ql.Months).frequency(), rate, float(principal - balloon))
    return left[0] - left[1] + principal * rate * months / 12


def differs(loan, dates, answer):
    """The first difference in words, or None."""
    global rows_seen
    if 'rows' not in answer:
        return 'refused: %s' % answer
    counter, rows, open_ = counters[loan['interest_basis']], answer['rows'], loan['principal_minor']
    if [r['due_date'] for r in rows] != [iso(d) for d in dates[1:]]:
        return 'dates %s, QuantLib %s' % ([r['due_date'] for r in rows][:4], [iso(d) for d in dates[1:]][:4])
    count, grace = len(rows), loan.get('interest_only_periods', 0)
    payment = None
    if loan['method'] == 'equal_instalment':
        payment = rounded(level(loan, dates, counter), answer['level_payment_minor'], 1e-3)
        if payment != answer['level_payment_minor']:
            return 'level payment %d, QuantLib %d' % (answer['level_payment_minor'], payment)
    for k, row in enumerate(rows):
        coupon = ql.FixedRateCoupon(dates[k + 1], float(open_), loan['annual_rate'], counter, dates[k], dates[k + 1])
        interest = rounded(coupon.amount(), row['interest_minor'])
        if k == count - 1:
            principal = open_
        elif loan['method'] == 'bullet' or k < grace:
            principal = 0
        elif payment is not None:
            principal = min(max(payment - interest, 0), open_)
        else:
            principal = min(rounded(loan['principal_minor'] / (count - grace), row['principal_minor']), open_)
        want = (interest, principal, interest + principal, open_ - principal)
        got = (row['interest_minor'], row['principal_minor'], row['payment_minor'], row['closing_minor'])
        rows_seen += 1
        if want != got:
            return 'row %d: %s, QuantLib %s' % (k + 1, got, want)
        open_ -= principal
    return None if open_ == 0 else 'principal left'


loans = [make_loan() for _ in range(wanted)]
answers = calc('schedule', [loan for loan, _ in loans])
passed = failed = 0
for (loan, dates), answer in zip(loans, answers):
    fault = differs(loan, dates, answer)
    passed, failed = passed + (fault is None), failed + (fault is not None)
    if fault and failed < 20:
        print('FAILED schedule', fault, json.dumps({k: v for k, v in loan.items() if k not in ('holidays', 'working_weekends')}))

spans = []
for _ in range(wanted):
    a = ql.Date(random.randint(36526, 58000))
    if random.random() < 0.4:
        a = ql.Date.endOfMonth(a)
    b = a + random.choice([0, 1, random.randint(0, 70), random.randint(0, 4000)])
    spans.append((a, ql.Date.endOfMonth(b) if random.random() < 0.3 else b, random.choice(list(counters)[:-1])))
for (a, b, name), answer in zip(spans, calc('day_count', [{'convention': c, 'start_date': iso(a), 'end_date': iso(b)} for a, b, c in spans])):
    counter = counters[name]
    good = answer.get('days') == counter.dayCount(a, b) and abs(answer['fraction'] - counter.yearFraction(a, b)) < 1e-12
    passed, failed = passed + good, failed + (not good)
    if not good and failed < 20:
        print('FAILED day_count', name, iso(a), iso(b), answer, counter.dayCount(a, b), counter.yearFraction(a, b))

if near * 50 > rows_seen:
    failed += 1
    print('FAILED too many rows near to a half: %d of %d' % (near, rows_seen))
print('QuantLib %s: %d loans, %d rows, %d of them near to half a fen; %d spans of days' % (ql.__version__, len(loans), rows_seen, near, len(spans)))
print('%d passed, %d failed' % (passed, failed))
sys.exit(1 if failed or not passed else 0)
PYTHON
