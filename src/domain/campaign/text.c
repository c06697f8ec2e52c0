/* One text for many, with what it means for each. */
#include "base/text.h"
#include "domain/campaign/campaign.h"
#include "domain/statement/figures.h"
#include "quant/repricing.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MATURING_DAYS = 180, NAME_MOST = 40 };

const struct choice campaign_placeholders[] = {
    {"customer", {"客户名称", "Name of the customer"}},
    {"manager", {"客户经理", "Its manager"}},
    {"rate_move", {"利率变动（基点）", "Move of the rate (bps)"}},
    {"floating_balance", {"浮动利率贷款余额", "Balance of loans with floating rate"}},
    {"reset_on", {"最近重定价日", "Next reset"}},
    {"rate_effect", {"利率变动每年影响的利息", "Interest a year by the move"}},
    {"loan_balance", {"贷款余额", "Balance of loans"}},
    {"maturing", {"半年内到期金额", "Loans that mature in 180 days"}},
    {"matures_on", {"最近到期日", "Next maturity"}},
    {"deposits", {"存款余额", "Deposits"}},
};
const size_t campaign_placeholder_count = sizeof(campaign_placeholders) / sizeof(campaign_placeholders[0]);

/* The name between braces at TEXT, and where it ends; NULL when no brace begins here. */
static const char *placeholder_at(struct arena *arena, const char *text, const char **end)
{
    const char *close = *text == '{' ? strchr(text, '}') : NULL;
    if (!close || close - text > NAME_MOST)
        return NULL;
    *end = close + 1;
    return arena_text_part(arena, text + 1, (size_t)(close - text - 1));
}

static bool known(const char *name)
{
    for (size_t i = 0; i < campaign_placeholder_count; i++)
        if (!strcmp(campaign_placeholders[i].name, name))
            return true;
    return false;
}

static const char *all_placeholders(struct arena *arena)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < campaign_placeholder_count; i++)
        buffer_format(&out, "%s{%s}", i ? " " : "", campaign_placeholders[i].name);
    return buffer_end(&out);
}

const struct error *campaign_text_check(struct session *s, const char *body)
{
    for (const char *at = body, *end; (at = strchr(at, '{')); at++) {
        const char *name = placeholder_at(s->arena, at, &end);
        if (name && !known(name))
            return error_make(s->arena, ERROR_CAMPAIGN_PLACEHOLDER, .field = "body", .value = name,
                              .arguments = {all_placeholders(s->arena)});
    }
    return NULL;
}

/* --- what is true of one customer
 * ------------------------------------------------------------------------------------------- */

struct client_figures {
    int64_t loans, floating, reset_on, maturing, matures_on, deposits; /* fen, dates; NONE */
};

static int64_t earlier(int64_t a, int64_t b)
{
    return a == NONE || (b != NONE && b < a) ? b : a;
}

/* The loan follows a reference: its balance counts, and the day its rate is taken anew. */
static void add_floating(struct session *s, struct client_figures *f, int64_t balance, const char *terms,
                         int64_t started_on)
{
    const struct json *json = terms ? json_read(s->arena, terms, strlen(terms), NULL) : NULL;
    const char *reset = json_get_text(json, "reset");
    if (!json_get_text(json, "reference"))
        return;
    f->floating = (f->floating == NONE ? 0 : f->floating) + balance;
    f->reset_on = earlier(f->reset_on, repricing_next_reset(text_equal(reset, "anniversary") ? REPRICING_ANNIVERSARY
                                                                                             : REPRICING_JANUARY_1,
                                                            started_on, s->today));
}

static const struct error *read_figures(struct session *s, int64_t customer, struct client_figures *f)
{
    struct rows *rows;
    const struct error *error;
    *f = (struct client_figures){NONE, NONE, NONE, NONE, NONE, NONE};
    TRY(store_query(s->tx, &query_campaign_loans, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error)) {
        int64_t balance = rows_int(rows, 0), matures_on = rows_int(rows, 3);
        f->loans = (f->loans == NONE ? 0 : f->loans) + balance;
        add_floating(s, f, balance, rows_text(rows, 1), rows_int(rows, 2));
        if (matures_on != NONE && matures_on >= s->today && matures_on <= s->today + MATURING_DAYS) {
            f->maturing = (f->maturing == NONE ? 0 : f->maturing) + balance;
            f->matures_on = earlier(f->matures_on, matures_on);
        }
    }
    TRY(error);
    return store_int(s->tx, &query_campaign_deposits, VALUES(sql_int(customer)), &f->deposits);
}

/* Chinese texts get Chinese units. */
static bool chinese(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xe3)
            return true;
    return false;
}

static const char *money(struct session *s, bool zh, int64_t fen)
{
    struct label label = fen == NONE ? (struct label){NULL, NULL} : amount_label(s->arena, (double)fen);
    return zh ? label.zh : label.en;
}

/* Loans count days on a year of 360: a year's interest moves by 365/360 of the balance. */
static int64_t rate_effect(const struct campaign *row, const struct client_figures *f)
{
    if (f->floating == NONE || row->move_bp == NONE)
        return NONE;
    return llround(fabs((double)row->move_bp) / 1e4 * (double)f->floating * 365 / 360);
}

static const char *date_or_none(struct session *s, int64_t date)
{
    return date == NONE ? NULL : date_text(s->arena, date);
}

static const struct error *value_of(struct session *s, const struct campaign *row, const struct audience_client *client,
                                    const struct client_figures *f, const char *name, const char **value)
{
    bool zh = chinese(row->body);
    *value = NULL;
    if (!strcmp(name, "customer"))
        *value = client->name;
    else if (!strcmp(name, "manager"))
        return client->owner == NONE
                   ? NULL
                   : store_text(s->tx, &query_campaign_manager, VALUES(sql_int(client->owner)), value);
    else if (!strcmp(name, "rate_move"))
        *value = row->move_bp == NONE ? NULL : arena_format(s->arena, "%lld", llabs((long long)row->move_bp));
    else if (!strcmp(name, "floating_balance"))
        *value = money(s, zh, f->floating);
    else if (!strcmp(name, "reset_on"))
        *value = date_or_none(s, f->reset_on);
    else if (!strcmp(name, "rate_effect"))
        *value = money(s, zh, rate_effect(row, f));
    else if (!strcmp(name, "loan_balance"))
        *value = money(s, zh, f->loans);
    else if (!strcmp(name, "maturing"))
        *value = money(s, zh, f->maturing);
    else if (!strcmp(name, "matures_on"))
        *value = date_or_none(s, f->matures_on);
    else if (!strcmp(name, "deposits"))
        *value = money(s, zh, f->deposits);
    return NULL;
}

const struct error *campaign_text_of(struct session *s, const struct campaign *row,
                                     const struct audience_client *client, const char **text)
{
    struct buffer out = {.arena = s->arena};
    struct client_figures f;
    *text = NULL;
    TRY(read_figures(s, client->id, &f));
    for (const char *at = row->body, *end; *at;) {
        const char *name = placeholder_at(s->arena, at, &end), *value;
        if (!name) {
            buffer_add(&out, at++, 1);
            continue;
        }
        TRY(value_of(s, row, client, &f, name, &value));
        if (!value)
            return NULL;
        buffer_text(&out, value);
        at = end;
    }
    *text = buffer_end(&out);
    return NULL;
}
