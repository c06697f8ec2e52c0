/* Notices in words: the mail to one lender, and the paper for one or for all. */
#include "base/text.h"
#include "domain/syndicate/syndicate.h"
#include "print/print.h"
#include "quant/exact.h"

#include <stdio.h>
#include <string.h>

static const struct label kinds[] = {
    [SYNDICATE_NOTICE_KIND_DRAWDOWN] = {"提款通知", "Drawdown notice"},
    [SYNDICATE_NOTICE_KIND_RATE_FIXING] = {"利率确定通知", "Rate fixing notice"},
    [SYNDICATE_NOTICE_KIND_INTEREST] = {"付息通知", "Interest notice"},
    [SYNDICATE_NOTICE_KIND_REPAYMENT] = {"还本通知", "Repayment notice"},
    [SYNDICATE_NOTICE_KIND_DISTRIBUTION] = {"资金分配通知", "Distribution notice"},
    [SYNDICATE_NOTICE_KIND_FEE] = {"费用通知", "Fee notice"},
};

/* What the lender is asked to do or will see. */
static const struct label asks[] = {
    [SYNDICATE_NOTICE_KIND_DRAWDOWN] = {"请于起息日将贵行份额划付至代理行账户。",
                                        "Please pay your part to the agent's account on the value date."},
    [SYNDICATE_NOTICE_KIND_RATE_FIXING] = {"自起息日起按下列利率计息。",
                                           "Interest runs at the rate below from the value date."},
    [SYNDICATE_NOTICE_KIND_INTEREST] = {"借款人应于到期日支付利息；收妥后按份额划付。",
                                        "The borrower owes interest on the due date; it is passed on when received."},
    [SYNDICATE_NOTICE_KIND_REPAYMENT] = {"借款人应于到期日归还本金；收妥后按份额划付。",
                                         "The borrower owes principal on the due date; it is passed on when received."},
    [SYNDICATE_NOTICE_KIND_DISTRIBUTION] = {"借款人款项已收妥，按份额划付如下。",
                                            "The borrower has paid; your part is passed on as below."},
    [SYNDICATE_NOTICE_KIND_FEE] = {"费用收妥后按份额划付。", "The fee is passed on by shares when received."},
};

static const char *word(bool zh, const char *chinese, const char *english)
{
    return zh ? chinese : english;
}

const char *notice_kind_word(int64_t kind, bool zh)
{
    return zh ? kinds[kind].zh : kinds[kind].en;
}

const char *notice_money(struct arena *arena, const char *currency, int64_t fen)
{
    char digits[32], out[48];
    int length = snprintf(digits, sizeof(digits), "%lld", (long long)(fen / 100)), at = 0;
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = 0;
    return arena_format(arena, "%s%s%s.%02lld", currency ? currency : "", currency ? " " : "", out,
                        (long long)(fen % 100));
}

static const struct json *part_of(const struct notice_letter *l)
{
    for (size_t i = 0; l->parts && l->share && i < l->parts->count; i++)
        if (text_equal(json_get_text(&l->parts->items[i], "share"), l->share))
            return &l->parts->items[i];
    return NULL;
}

static int64_t part_int(const struct json *part, const char *key)
{
    int64_t value = 0;
    json_get_int(part, key, &value);
    return value;
}

static const char *period(struct arena *arena, const struct syndicate_notice *n)
{
    return n->period_from == NONE || n->period_to == NONE
               ? NULL
               : arena_format(arena, "%s — %s", date_text(arena, n->period_from), date_text(arena, n->period_to));
}

static const char *rate(struct arena *arena, const struct syndicate_notice *n)
{
    return n->rate == NONE ? NULL : arena_format(arena, "%.4f%%", rate_value(n->rate) * 100);
}

static void say(struct buffer *out, bool zh, const char *chinese, const char *english, const char *value)
{
    if (value)
        buffer_format(out, "%s%s%s\n", word(zh, chinese, english), zh ? "：" : ": ", value);
}

const char *notice_text(struct arena *arena, const struct notice_letter *l)
{
    static const struct {
        const char *key;
        struct label label;
    } lines[] = {{"principal", {"贵行本金份额", "Your part of principal"}},
                 {"interest", {"贵行利息份额", "Your part of interest"}},
                 {"fee", {"贵行费用份额", "Your part of fees"}},
                 {"amount", {"贵行份额合计", "Your part in all"}}};
    const struct syndicate_notice *n = l->notice;
    const struct json *part = part_of(l);
    struct buffer out = {.arena = arena};
    int64_t whole = n->principal + n->interest + n->fee;
    buffer_format(&out, l->zh ? "致 %s：\n\n" : "To %s,\n\n", l->address);
    if (l->withdrawn)
        buffer_format(&out, "%s\n\n",
                      word(l->zh, "以下通知已撤回，请勿执行。", "The notice below is withdrawn. Do not act on it."));
    else
        buffer_format(&out, "%s\n\n", l->zh ? asks[n->kind].zh : asks[n->kind].en);
    say(&out, l->zh, "通知", "Notice", arena_format(arena, "%s %s", notice_kind_word(n->kind, l->zh), n->number));
    say(&out, l->zh, "借款人", "Borrower", l->borrower);
    say(&out, l->zh, "银团额度", "Facility", arena_format(arena, "%s %s", l->facility->number, l->facility->name));
    say(&out, l->zh, "贷款", "Loan", l->loan);
    say(&out, l->zh, "起息或到期日", "Value date", date_text(arena, n->value_on));
    say(&out, l->zh, "计息期", "Interest period", period(arena, n));
    say(&out, l->zh, "年利率", "Rate a year", rate(arena, n));
    if (whole)
        say(&out, l->zh, "全团金额", "Amount of all lenders", notice_money(arena, n->currency, whole));
    for (size_t i = 0; part && whole && i < sizeof(lines) / sizeof(lines[0]); i++)
        if (part_int(part, lines[i].key))
            say(&out, l->zh, lines[i].label.zh, lines[i].label.en,
                notice_money(arena, n->currency, part_int(part, lines[i].key)));
    buffer_format(&out, l->zh ? "\n代理行 %s\n" : "\n%s, agent\n", l->agent);
    return buffer_end(&out);
}

/* --- on paper
 * ----------------------------------------------------------------------------------------------------------- */

static void print_parts(struct print *p, struct arena *arena, const struct notice_letter *l)
{
    static const char *const keys[] = {"principal", "interest", "fee", "amount"};
    const struct syndicate_notice *n = l->notice;
    const struct print_column columns[] = {{word(l->zh, "贷款人", "Lender"), PRINT_LEFT, 0},
                                           {word(l->zh, "本金", "Principal"), PRINT_RIGHT, .17},
                                           {word(l->zh, "利息", "Interest"), PRINT_RIGHT, .17},
                                           {word(l->zh, "费用", "Fees"), PRINT_RIGHT, .15},
                                           {word(l->zh, "合计", "In all"), PRINT_RIGHT, .19}};
    size_t count = l->parts ? l->parts->count : 0, rows = 0;
    const char **cells = ARENA_LIST(arena, const char *, (count + 1) * 5);
    enum print_row *kinds_of = ARENA_LIST(arena, enum print_row, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct json *part = &l->parts->items[i];
        if (l->share && !text_equal(json_get_text(part, "share"), l->share))
            continue;
        cells[rows * 5] = json_get_text(part, "bank");
        for (size_t k = 0; k < 4; k++)
            cells[rows * 5 + 1 + k] = notice_money(arena, NULL, part_int(part, keys[k]));
        kinds_of[rows++] = PRINT_ROW_PLAIN;
    }
    const int64_t totals[] = {n->principal, n->interest, n->fee, n->principal + n->interest + n->fee};
    cells[rows * 5] = word(l->zh, "全部贷款人", "All lenders");
    for (size_t k = 0; k < 4; k++)
        cells[rows * 5 + 1 + k] = notice_money(arena, NULL, totals[k]);
    kinds_of[rows++] = PRINT_ROW_TOTAL;
    print_table(p, &(struct print_table){.unit = n->currency,
                                         .columns = columns,
                                         .column_count = 5,
                                         .cells = cells,
                                         .row_count = rows,
                                         .rows = kinds_of});
}

const struct error *notice_print(struct session *s, const struct notice_letter *l, struct buffer *out)
{
    struct arena *arena = s->arena;
    const struct syndicate_notice *n = l->notice;
    const char *kind = notice_kind_word(n->kind, l->zh), *day = date_text(arena, n->value_on);
    struct print *p = print_open(arena, &(struct print_setup){.title = arena_format(arena, "%s %s", kind, n->number),
                                                              .header = word(l->zh, "银团贷款", "Syndicated loan"),
                                                              .header_right = n->number,
                                                              .footer = l->facility->name,
                                                              .language = l->zh ? LANGUAGE_ZH : LANGUAGE_EN,
                                                              .created_at = n->record.recorded_at});
    print_title(p, kind, n->number);
    if (n->status == SYNDICATE_NOTICE_STATUS_DRAFT || n->status == SYNDICATE_NOTICE_STATUS_WITHDRAWN)
        print_note(p, n->status == SYNDICATE_NOTICE_STATUS_DRAFT
                          ? word(l->zh, "草稿，尚未发出。", "Draft, not sent yet.")
                          : word(l->zh, "已撤回，请勿执行。", "Withdrawn, do not act on it."));
    print_pairs(
        p,
        (struct print_pair[]){
            {word(l->zh, "致", "To"), l->address ? l->address : word(l->zh, "全体贷款人", "All lenders")},
            {word(l->zh, "代理行", "Agent"), l->agent},
            {word(l->zh, "借款人", "Borrower"), l->borrower},
            {word(l->zh, "银团额度", "Facility"), arena_format(arena, "%s %s", l->facility->number, l->facility->name)},
            {word(l->zh, "贷款", "Loan"), l->loan},
            {word(l->zh, "起息或到期日", "Value date"), day},
            {word(l->zh, "计息期", "Interest period"), period(arena, n)},
            {word(l->zh, "年利率", "Rate a year"), rate(arena, n)}},
        8, 2);
    print_text(p, l->zh ? asks[n->kind].zh : asks[n->kind].en);
    if (n->principal + n->interest + n->fee > 0) {
        print_heading(p, 2, word(l->zh, "各行份额", "Parts of the lenders"));
        print_parts(p, arena, l);
        print_note(p, word(l->zh, "各行金额按份额以最大余数法分配，合计与全团金额一致，精确到分。",
                           "Split by shares with the largest remainders: the parts sum to the whole, to the cent."));
    }
    print_space(p, 24);
    print_pairs(p,
                (struct print_pair[]){{word(l->zh, "代理行（盖章）", "For the agent"), " "},
                                      {word(l->zh, "日期", "Date"), " "}},
                2, 2);
    return print_finish(p, out);
}
