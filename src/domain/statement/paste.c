#include "domain/statement/paste.h"
#include "base/text.h"
#include "domain/statement/figures.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- which item a line names
 * ----------------------------------------------------------------------------------------------- */

/* Other names in use for the same line: older formats, printed remarks, two lines that the model keeps as one. */
static const struct {
    const char *name;
    enum statement_item item;
} aliases[] = {
    {"预收款项", STATEMENT_ADVANCE_AND_CONTRACT_LIABILITIES},
    {"预收账款", STATEMENT_ADVANCE_AND_CONTRACT_LIABILITIES},
    {"合同负债", STATEMENT_ADVANCE_AND_CONTRACT_LIABILITIES},
    {"预付账款", STATEMENT_PREPAYMENTS},
    {"应收款项融资", STATEMENT_NOTES_RECEIVABLE},
    {"固定资产净值", STATEMENT_FIXED_ASSETS},
    {"固定资产净额", STATEMENT_FIXED_ASSETS},
    {"固定资产账面价值", STATEMENT_FIXED_ASSETS},
    {"非流动资产总计", STATEMENT_TOTAL_NON_CURRENT_ASSETS},
    {"流动资产总计", STATEMENT_TOTAL_CURRENT_ASSETS},
    {"资产合计", STATEMENT_TOTAL_ASSETS},
    {"总资产", STATEMENT_TOTAL_ASSETS},
    {"负债总计", STATEMENT_TOTAL_LIABILITIES},
    {"总负债", STATEMENT_TOTAL_LIABILITIES},
    {"应付工资", STATEMENT_PAYROLL_PAYABLE},
    {"应交税金", STATEMENT_TAX_PAYABLE},
    {"实收资本", STATEMENT_PAID_IN_CAPITAL},
    {"股本", STATEMENT_PAID_IN_CAPITAL},
    {"股东权益合计", STATEMENT_TOTAL_EQUITY},
    {"所有者权益总计", STATEMENT_TOTAL_EQUITY},
    {"净资产", STATEMENT_TOTAL_EQUITY},
    {"营业总收入", STATEMENT_REVENUE},
    {"主营业务收入", STATEMENT_REVENUE},
    {"主营业务成本", STATEMENT_COGS},
    {"营业税金及附加", STATEMENT_TAXES_SURCHARGES},
    {"利息支出", STATEMENT_INTEREST_EXPENSE},
    {"所得税", STATEMENT_INCOME_TAX},
    {"信用减值损失", STATEMENT_IMPAIRMENT_LOSS},
    {"资产减值损失", STATEMENT_IMPAIRMENT_LOSS},
    {"归属于母公司所有者的净利润", STATEMENT_NET_PROFIT_PARENT},
    {"经营活动现金流量净额", STATEMENT_CFO},
    {"投资活动现金流量净额", STATEMENT_CFI},
    {"筹资活动现金流量净额", STATEMENT_CFF},
    {"现金及现金等价物净增加额", STATEMENT_NET_CASH_CHANGE},
    {"汇率变动对现金及现金等价物的影响", STATEMENT_FX_EFFECT},
    {"购建固定资产无形资产和其他长期资产支付的现金", STATEMENT_CAPEX},
    {"cash", STATEMENT_CASH},
    {"total revenue", STATEMENT_REVENUE},
    {"cost of goods sold", STATEMENT_COGS},
    {"total shareholders equity", STATEMENT_TOTAL_EQUITY},
};

static bool skip_word(const char **at, const char *word)
{
    if (!text_starts(*at, word))
        return false;
    *at += strlen(word);
    return true;
}

/* 一、 （一） 1. 其中： 减： 加： △ # in front say where a line stands, not what it is. */
static const char *without_numbering(const char *at)
{
    static const char *const words[] = {"其中:", "其中", "减:", "加:", "△", "▲", "*", "#", " ", "、", ".", ":"};
    static const char *const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (bool more = true; more;) {
        const char *start = at, *ahead = at;
        for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
            skip_word(&at, words[i]);
        skip_word(&ahead, "(");
        const char *digits = ahead;
        for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
            skip_word(&ahead, numbers[i]);
        while (isdigit((unsigned char)*ahead))
            ahead++;
        if (ahead != digits && (skip_word(&ahead, ")") || skip_word(&ahead, "、") || skip_word(&ahead, ".")))
            at = ahead;
        more = at != start;
    }
    return at;
}

/* Only what names the item: no remarks in brackets, no blanks, no punctuation, small letters. */
static const char *item_key(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    int depth = 0;
    for (const char *at = without_numbering(text_normalise(arena, text)); *at;) {
        const char *start = at;
        uint32_t c = text_next(&at);
        if (c == '(' || c == 0xFF08 || c == '[')
            depth++;
        else if (c == ')' || c == 0xFF09 || c == ']')
            depth -= depth > 0;
        else if (!depth && c > ' ' && !strchr("-_:,.'\"&/", c < 128 ? (int)c : 'x') && c != 0x3001 && c != 0xFF1A)
            buffer_add(&out, start, (size_t)(at - start));
    }
    return text_lower(arena, buffer_end(&out));
}

enum statement_item paste_item(struct arena *arena, const char *text)
{
    const char *key = item_key(arena, text);
    if (!*key)
        return STATEMENT_ITEM_COUNT;
    for (int i = 0; i < STATEMENT_ITEM_COUNT; i++) {
        const struct statement_item_name *name = &statement_item_names[i];
        const struct field *field = entity_field(&statement_entity, name->code);
        const char *const known[] = {name->zh, name->en, name->code, field ? field->label.zh : NULL,
                                     field ? field->label.en : NULL};
        for (size_t k = 0; k < sizeof(known) / sizeof(known[0]); k++)
            if (known[k] && !strcmp(key, item_key(arena, known[k])))
                return (enum statement_item)i;
    }
    for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
        if (!strcmp(key, item_key(arena, aliases[i].name)))
            return aliases[i].item;
    return STATEMENT_ITEM_COUNT;
}

static const char *nearest_item(struct arena *arena, const char *text)
{
    const char *key = item_key(arena, text);
    int best = -1, distance = 1 << 20;
    for (int i = 0; i < STATEMENT_ITEM_COUNT; i++) {
        int zh = text_distance(key, item_key(arena, statement_item_names[i].zh));
        int en = text_distance(key, item_key(arena, statement_item_names[i].en));
        if (zh < distance || en < distance) {
            distance = zh < en ? zh : en;
            best = i;
        }
    }
    return best >= 0 && distance * 2 < (int)strlen(key) ? statement_item_names[best].zh : NULL;
}

/* --- amounts
 * ------------------------------------------------------------------------------------------------------------------ */

/* Digits after the point that make whole fen in each unit. */
static int unit_scale(int64_t unit)
{
    return unit == STATEMENT_UNIT_TEN_THOUSAND ? 6
           : unit == STATEMENT_UNIT_THOUSAND   ? 5
           : unit == STATEMENT_UNIT_MILLION    ? 8
                                               : 2;
}

enum amount { AMOUNT_EMPTY, AMOUNT_GOOD, AMOUNT_BAD, AMOUNT_TOO_FINE };

static enum amount read_amount(struct arena *arena, const char *text, int scale, double *value)
{
    static const char *const nothing[] = {"", "-", "--", "—", "——", "–", "/", "n/a", "N/A"};
    struct buffer out = {.arena = arena};
    const char *at = text_normalise(arena, text ? text : "");
    int64_t scaled;
    double rough;
    *value = NAN;
    for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++)
        if (!strcmp(at, nothing[i]))
            return AMOUNT_EMPTY;
    size_t size = strlen(at);
    bool negative = size > 2 && at[0] == '(' && at[size - 1] == ')';
    for (const char *from = at; *from;) {
        if (skip_word(&from, "−") || skip_word(&from, "－") || skip_word(&from, "–"))
            buffer_char(&out, '-');
        else if (skip_word(&from, "¥") || skip_word(&from, "￥"))
            continue;
        else if (strchr("(), +$", *from))
            from++;
        else
            buffer_char(&out, *from++);
    }
    const char *plain = buffer_end(&out);
    if (!text_scaled(plain, scale, &scaled))
        return text_number(plain, &rough) ? AMOUNT_TOO_FINE : AMOUNT_BAD;
    *value = (double)(negative ? -scaled : scaled);
    return AMOUNT_GOOD;
}

/* --- heads
 * ---------------------------------------------------------------------------------------------------------------------
 */

static int number_at(const char **at, int digits)
{
    int value = 0, count = 0;
    while (isdigit((unsigned char)**at) && count < digits) {
        value = value * 10 + *(*at)++ - '0';
        count++;
    }
    return count ? value : -1;
}

/* 2023年12月31日, 2023-12-31, 2023/12, 2023年度, 2023Q3 */
static bool head_date(const char *text, int64_t *end, int64_t *months)
{
    const char *at = text;
    while (*at && !isdigit((unsigned char)*at))
        at++;
    int year = number_at(&at, 4), month = 12;
    if (year < 1990 || year > 2100)
        return false;
    *months = 12;
    if (skip_word(&at, "Q") || skip_word(&at, "q")) {
        month = 3 * number_at(&at, 1);
        *months = month;
    } else if (strstr(text, "半年") || strstr(text, "1-6月")) {
        *months = month = 6;
    } else if (skip_word(&at, "年") || skip_word(&at, "-") || skip_word(&at, "/") || skip_word(&at, ".")) {
        int given = number_at(&at, 2);
        month = given > 0 ? given : 12;
        *months = month;
    }
    if (month < 1 || month > 12)
        return false;
    *end = date_from_civil(year, month, date_month_days(year, month));
    return true;
}

static bool head_word(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strstr(text, words[i]))
            return true;
    return false;
}
#define HEAD_WORD(text, ...)                                                                                           \
    head_word((text), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void read_head(struct paste *paste, size_t column, const char *text, int64_t period_end, int64_t months)
{
    struct paste_period *period = &paste->periods[column];
    period->title = text;
    period->period_end = period->months = NONE;
    if (head_date(text, &period->period_end, &period->months) || period_end == NONE)
        return;
    if (HEAD_WORD(text, "上年", "年初", "期初", "上期", "prior", "Prior", "opening", "Opening"))
        period->period_end = date_add_months(period_end, -12, 31);
    else if (HEAD_WORD(text, "期末", "本年", "本期", "当期", "closing", "Closing", "current", "Current"))
        period->period_end = period_end;
    period->months = period->period_end == NONE ? NONE : months;
}

/* --- lines
 * ----------------------------------------------------------------------------------------------------------------------
 */

static void problem(struct arena *arena, struct paste *paste, size_t line, int column, bool error, const char *zh,
                    const char *en)
{
    ARENA_PUSH(arena, paste->problems, paste->problem_count, paste->problem_room,
               (struct paste_problem){line, column, error, {zh, en}});
}

/* Tabs as spreadsheets copy them; commas only where there is no tab and no thousands sign could be meant. */
static size_t split(struct arena *arena, const char *line, const char **cells, size_t most)
{
    size_t count = 0;
    while (count < most) {
        size_t size = strcspn(line, "\t");
        cells[count++] = text_normalise(arena, arena_text_part(arena, line, size));
        if (!line[size])
            break;
        line += size + 1;
    }
    return count;
}

/* A head names periods: its first cell is no item and some other cell reads as a date or as closing or opening balance.
 */
static bool is_head(struct arena *arena, const char **cells, size_t count)
{
    int64_t end, months;
    if (paste_item(arena, cells[0]) != STATEMENT_ITEM_COUNT)
        return false;
    for (size_t i = 1; i < count; i++)
        if (head_date(cells[i], &end, &months) ||
            HEAD_WORD(cells[i], "余额", "金额", "期末", "年初", "期初", "上年", "本年", "本期", "上期"))
            return true;
    return false;
}

static void read_cell(struct arena *arena, struct paste *paste, struct paste_row *row, size_t column, int scale)
{
    double value;
    int shown = (int)column + 1;
    switch (read_amount(arena, row->cells[column], row->item == STATEMENT_SHARES_MN ? 6 : scale, &value)) {
    case AMOUNT_EMPTY:
        return;
    case AMOUNT_BAD:
        problem(arena, paste, row->line, shown, true,
                arena_format(arena, "“%s”不是金额。请改为数字或留空。", row->cells[column]),
                arena_format(arena, "\"%s\" is no amount. Give a number or leave it empty.", row->cells[column]));
        return;
    case AMOUNT_TOO_FINE:
        problem(arena, paste, row->line, shown, true,
                arena_format(arena, "“%s”小于一分或过大。请核对单位。", row->cells[column]),
                arena_format(arena, "\"%s\" is finer than a fen or too large. Check the unit.", row->cells[column]));
        return;
    case AMOUNT_GOOD:
        break;
    }
    row->values[column] = row->item == STATEMENT_SHARES_MN ? value / 1e6 : value;
    double *cell = &paste->periods[column].figures.item[row->item];
    /* 预收款项 and 合同负债 are one line of the model, so are the two impairments: they add up. */
    bool adds = row->item == STATEMENT_ADVANCE_AND_CONTRACT_LIABILITIES || row->item == STATEMENT_IMPAIRMENT_LOSS ||
                row->item == STATEMENT_NOTES_RECEIVABLE;
    if (!isnan(*cell) && !adds && *cell != row->values[column])
        problem(arena, paste, row->line, shown, true, "同一科目出现两次且金额不同。请删除其中一行。",
                "The item stands twice with different amounts. Remove one line.");
    else
        *cell = isnan(*cell) || !adds ? row->values[column] : *cell + row->values[column];
}

/* A line that only heads a block (流动资产：) or repeats what the balance check says needs no item. */
static bool is_caption(const struct paste_row *row, size_t cells)
{
    bool empty = true;
    for (size_t i = 0; i < cells; i++)
        empty &= !row->cells[i] || !*row->cells[i];
    return empty || (strstr(row->text, "负债和") && strstr(row->text, "总计"));
}

static void read_row(struct arena *arena, struct paste *paste, size_t line, const char **cells, size_t count, int scale)
{
    struct paste_row row = {.line = line, .text = cells[0], .item = paste_item(arena, cells[0])};
    for (size_t i = 0; i < PASTE_COLUMNS_MOST; i++) {
        row.cells[i] = i + 1 < count ? cells[i + 1] : NULL;
        row.values[i] = NAN;
    }
    if (row.item == STATEMENT_ITEM_COUNT && is_caption(&row, count - 1))
        return;
    if (row.item == STATEMENT_ITEM_COUNT) {
        const char *near = nearest_item(arena, cells[0]);
        problem(arena, paste, line, 0, false,
                near ? arena_format(arena, "不认识科目“%s”，是否为“%s”？", cells[0], near)
                     : arena_format(arena, "不认识科目“%s”，该行未读入。", cells[0]),
                near ? arena_format(arena, "Unknown item \"%s\"; did you mean %s?", cells[0], near)
                     : arena_format(arena, "Unknown item \"%s\"; the line was left out.", cells[0]));
    }
    for (size_t i = 0; row.item != STATEMENT_ITEM_COUNT && i < paste->period_count; i++)
        if (row.cells[i])
            read_cell(arena, paste, &row, i, scale);
    ARENA_PUSH(arena, paste->rows, paste->row_count, paste->row_room, row);
}

/* Losses are printed as negative numbers (损失以“－”号填列) but kept positive: turned round where the operating profit
 * then agrees. */
static void turn_impairment(struct arena *arena, struct paste *paste, size_t column, double tolerance)
{
    struct statement_figures *figures = &paste->periods[column].figures, turned = *figures;
    const struct statement_identity *profit = NULL;
    for (int i = 0; i < STATEMENT_IDENTITY_COUNT; i++)
        if (!strcmp(statement_identities[i].name, "operating_profit"))
            profit = &statement_identities[i];
    if (!(figures->item[STATEMENT_IMPAIRMENT_LOSS] < 0))
        return;
    turned.item[STATEMENT_IMPAIRMENT_LOSS] *= -1;
    struct statement_difference as_is = statement_identity_check(profit, figures, NULL, tolerance);
    struct statement_difference other = statement_identity_check(profit, &turned, NULL, tolerance);
    if (!as_is.violated || !other.evaluated || other.violated)
        return;
    *figures = turned;
    problem(arena, paste, 0, (int)column + 1, false, "减值损失按“损失以负号填列”读入，已转为正数。",
            "The impairment loss was printed as a negative number and is kept as a positive loss.");
}

static size_t widest(struct arena *arena, const char *text)
{
    size_t most = 0;
    for (const char *at = text; *at;) {
        const char *cells[PASTE_COLUMNS_MOST + 1];
        size_t size = strcspn(at, "\r\n"),
               count = split(arena, arena_text_part(arena, at, size), cells, PASTE_COLUMNS_MOST + 1);
        most = count > most ? count : most;
        at += size + strspn(at + size, "\r\n");
    }
    return most ? most - 1 : 0;
}

void paste_read(struct arena *arena, const char *text, int64_t unit, int64_t period_end, int64_t months,
                struct paste *paste)
{
    *paste = (struct paste){.period_count = widest(arena, text)};
    bool headed = false;
    size_t line = 0;
    for (size_t i = 0; i < PASTE_COLUMNS_MOST; i++) {
        paste->periods[i] =
            (struct paste_period){"", i ? NONE : period_end, i || period_end == NONE ? NONE : months, {{0}}};
        statement_clear(&paste->periods[i].figures);
    }
    for (const char *at = text; *at;) {
        const char *cells[PASTE_COLUMNS_MOST + 1];
        size_t size = strcspn(at, "\n"), whole = size && at[size - 1] == '\r' ? size - 1 : size;
        size_t count = split(arena, arena_text_part(arena, at, whole), cells, PASTE_COLUMNS_MOST + 1);
        at += size + (at[size] == '\n');
        line++;
        if (!*cells[0] && count == 1)
            continue;
        if (!headed && is_head(arena, cells, count)) {
            headed = true;
            for (size_t i = 1; i < count; i++)
                read_head(paste, i - 1, cells[i], period_end, months);
            continue;
        }
        read_row(arena, paste, line, cells, count, unit_scale(unit));
    }
    for (size_t i = 0; i < paste->period_count; i++) {
        struct statement row = {.unit = unit};
        turn_impairment(arena, paste, i, figures_tolerance(&row));
        if (paste->periods[i].period_end == NONE)
            problem(arena, paste, 1, (int)i + 1, true, "看不出这一列是哪个期间。请在表头写明日期。",
                    "The column does not say which period it is. Put a date in its head.");
    }
}
