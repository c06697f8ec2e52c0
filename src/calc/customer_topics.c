/* Customers: identifiers, tiers, value. */
#include "calc/topics.h"
#include "quant/identifier.h"
#include "quant/rfm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { USCC, USCC_STRICT, ORG_CODE, RESIDENT_ID, RESIDENT_ID_15TO18, LEI, LUHN, MOBILE_CN, IBAN, REG_NO_15 };
static const char *const identifier_types[] = {"uscc", "uscc_strict", "org_code",  "resident_id", "resident_id_15to18",
                                               "lei",  "luhn",        "mobile_cn", "iban",        "reg_no_15",
                                               NULL};

struct identifier_input {
    int type;
    const char *value;
    int64_t as_of;
};

static const struct error *check_as_of(struct calc *calc, const void *input)
{
    const struct identifier_input *in = input;
    return in->type == RESIDENT_ID && in->as_of == NONE ? calc_missing(calc, "as_of") : NULL;
}

static const struct calc_field identifier_fields[] = {
    CALC_CHOICE(struct identifier_input, type, identifier_types, LABEL("证件或号码种类", "kind of identifier")),
    CALC_TEXT(struct identifier_input, value, LABEL("号码，按原样校验", "the identifier, taken as it is")),
    CALC_DATE(struct identifier_input, as_of, OPTIONAL, CHECKED(check_as_of),
              LABEL("校验日，出生日期不得晚于此日（resident_id 必填）",
                    "day of the check, no birth after it; required by resident_id")),
};

static void put_resident(struct calc *calc, const struct identifier_input *in)
{
    struct resident resident;
    bool valid = identifier_resident_id(in->value, in->as_of, &resident);
    json_put_bool(&calc->out, "valid", valid);
    if (!valid)
        return;
    json_put_date(&calc->out, "birth_date", resident.birth_date);
    json_put_text(&calc->out, "sex", resident.male ? "male" : "female");
}

static void put_converted(struct calc *calc, const struct identifier_input *in)
{
    char converted[19];
    bool valid = identifier_resident_id_15to18(in->value, in->as_of, converted);
    json_put_bool(&calc->out, "valid", valid);
    if (valid)
        json_put_text(&calc->out, "converted", converted);
}

static const struct error *identifier(struct calc *calc, const void *input)
{
    static bool (*const checks[])(const char *) = {
        [USCC] = identifier_uscc,         [USCC_STRICT] = identifier_uscc_strict,
        [ORG_CODE] = identifier_org_code, [LEI] = identifier_lei,
        [LUHN] = identifier_luhn,         [MOBILE_CN] = identifier_mobile,
        [IBAN] = identifier_iban,         [REG_NO_15] = identifier_reg_no,
    };
    const struct identifier_input *in = input;
    if (in->type == RESIDENT_ID)
        put_resident(calc, in);
    else if (in->type == RESIDENT_ID_15TO18)
        put_converted(calc, in);
    else
        json_put_bool(&calc->out, "valid", checks[in->type](in->value));
    return NULL;
}

struct rfm_row {
    const char *id;
    int64_t last_transaction, frequency;
    double monetary;
};
struct rfm_input {
    int64_t as_of;
    OBJECT_LIST(struct rfm_row) customers;
};

static const struct calc_field rfm_row_fields[] = {
    CALC_TEXT(struct rfm_row, id, LABEL("客户编号，不得重复", "customer, unique")),
    CALC_DATE(struct rfm_row, last_transaction,
              LABEL("最近交易日，不晚于 as_of", "latest transaction, not after as_of")),
    CALC_INTEGER(struct rfm_row, frequency, AT_LEAST(0), LABEL("交易笔数", "number of transactions")),
    CALC_NUMBER(struct rfm_row, monetary, LABEL("金额", "amount")),
};
static const struct calc_shape rfm_row = CALC_SHAPE(struct rfm_row, rfm_row_fields);

struct named_row {
    const char *id;
    size_t index;
};

static int by_id(const void *a, const void *b)
{
    const struct named_row *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* The first customer, in input order, whose id stood before; count when there is none. */
static size_t first_repeated(struct arena *arena, const struct rfm_input *in)
{
    size_t count = in->customers.count, first = count;
    struct named_row *rows = ARENA_LIST(arena, struct named_row, count + 1);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct named_row){in->customers.items[i].id, i};
    qsort(rows, count, sizeof(*rows), by_id);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(rows[i].id, rows[i - 1].id) && rows[i].index < first)
            first = rows[i].index;
    return first;
}

static const struct error *check_customers(struct calc *calc, const void *input)
{
    const struct rfm_input *in = input;
    size_t repeated = first_repeated(calc->arena, in);
    for (size_t i = 0; i < in->customers.count; i++) {
        if (i == repeated)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "客户编号重复，每个客户只能出现一次",
                              "the id stands twice; give each customer once", "customers[%zu].id", i);
        if (in->customers.items[i].last_transaction > in->as_of)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "晚于 as_of，请核对日期",
                              "it is after as_of; check the dates", "customers[%zu].last_transaction", i);
    }
    return NULL;
}

static const struct calc_field rfm_fields[] = {
    CALC_DATE(struct rfm_input, as_of, LABEL("计算日", "day of the computation")),
    CALC_OBJECTS(struct rfm_input, customers, &rfm_row, NOT_EMPTY, CHECKED(check_customers),
                 LABEL("客户", "customers")),
};

static const struct error *rfm(struct calc *calc, const void *input)
{
    const struct rfm_input *in = input;
    size_t count = in->customers.count;
    struct rfm_customer *customers = ARENA_LIST(calc->arena, struct rfm_customer, count);
    struct rfm *ratings = ARENA_LIST(calc->arena, struct rfm, count);
    for (size_t i = 0; i < count; i++) {
        const struct rfm_row *row = &in->customers.items[i];
        customers[i] = (struct rfm_customer){row->id, in->as_of - row->last_transaction, row->frequency, row->monetary};
    }
    rfm_rate(calc->arena, customers, count, ratings);
    struct json_writer *w = &calc->out;
    json_key(w, "customers");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(w, '{');
        json_put_text(w, "id", customers[i].id);
        json_put_int(w, "recency_days", customers[i].recency_days);
        json_put_int(w, "r", ratings[i].r);
        json_put_int(w, "f", ratings[i].f);
        json_put_int(w, "m", ratings[i].m);
        json_put_text(w, "cell", arena_format(calc->arena, "%d%d%d", ratings[i].r, ratings[i].f, ratings[i].m));
        json_put_double(w, "score", ratings[i].score);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("identifier", "证件号码校验", "Check digits of identifiers", struct identifier_input, identifier_fields,
               identifier),
    CALC_TOPIC("rfm", "客户分层：最近、频次、金额", "Recency, frequency, monetary value by quintile", struct rfm_input,
               rfm_fields, rfm),
};
const struct calc_section customer_topics = {topics, sizeof(topics) / sizeof(topics[0])};
