#include "record/match_index.h"
#include "base/text.h"
#include "queries.h"

#include <pthread.h>

#include <string.h>

bool match_is_person(const struct customer *customer)
{
    return customer->kind == CUSTOMER_KIND_INDIVIDUAL || customer->kind == CUSTOMER_KIND_GUARANTOR;
}

struct match_model match_customer_model(bool person, size_t existing)
{
    return person ? match_model_person(existing) : match_model_company(existing);
}

/* A street or a number. Companies that have no more than their city in common have nothing in common. */
static const char *exact_address(const char *address)
{
    static const char *const marks[] = {"路", "街", "巷", "弄", "号", "栋", "幢", "室", "村", "大道", "广场", "大厦", "园区"};
    if (!address || strpbrk(address, "0123456789"))
        return address;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (strstr(address, marks[i]))
            return address;
    return NULL;
}

static struct match_schema schemas[2];
static pthread_once_t schemas_once = PTHREAD_ONCE_INIT;

static void fill_schemas(void)
{
    for (int person = 0; person < 2; person++)
        schemas[person] = match_customer_model(person, 1).schema;
}

const struct match_schema *match_customer_schema(bool person)
{
    pthread_once(&schemas_once, fill_schemas);
    return &schemas[person];
}

struct match_record match_customer(struct arena *arena, const struct match_schema *schema, const struct customer *c)
{
    const char *born = c->birth_date == NONE ? NULL : date_text(arena, c->birth_date);
    const char *person[] = {c->name, c->resident_id, born, c->phone, exact_address(c->address), NULL};
    const char *company[] = {c->name, c->short_name, c->uscc, c->phone, exact_address(c->address), c->legal_representative};
    return match_prepare(arena, schema, match_is_person(c) ? person : company);
}

size_t match_customer_keys(struct arena *arena, const struct match_schema *schema, struct match_record record,
                           bool person, const char *keys[MATCH_KEYS])
{
    size_t count = match_keys(arena, schema, record, keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = arena_format(arena, "%c%s", person ? 'p' : 'c', keys[i]);
    return count;
}

size_t match_index_keys(struct arena *arena, const struct customer *customer, const char *keys[MATCH_KEYS])
{
    bool person = match_is_person(customer);
    const struct match_schema *schema = match_customer_schema(person);
    return match_customer_keys(arena, schema, match_customer(arena, schema, customer), person, keys);
}

static bool same_cells(const struct customer *a, const struct customer *b)
{
    return text_equal(a->name, b->name) && text_equal(a->short_name, b->short_name) && text_equal(a->uscc, b->uscc) &&
           text_equal(a->phone, b->phone) && text_equal(a->address, b->address) &&
           text_equal(a->resident_id, b->resident_id) && text_equal(a->legal_representative, b->legal_representative) &&
           a->birth_date == b->birth_date && a->kind == b->kind;
}

const struct error *match_index(struct session *s, const struct customer *before, const struct customer *customer)
{
    struct match_prepared made;
    const struct match_prepared *prepared = s->match_prepared;
    if (before && same_cells(before, customer))
        return NULL;
    if (before)
        TRY(match_forget(s, customer->record.id));
    if (!prepared || prepared->customer != customer) {
        made.count = match_index_keys(s->arena, customer, made.keys);
        prepared = &made;
    }
    for (size_t i = 0; i < prepared->count; i++)
        TRY(store_execute(s->tx, &query_match_key_insert,
                          VALUES(sql_text(prepared->keys[i]), sql_text("customer"), sql_int(customer->record.id)), NULL));
    return NULL;
}

const struct error *match_forget(struct session *s, int64_t id)
{
    return store_execute(s->tx, &query_match_key_delete, VALUES(sql_int(id)), NULL);
}
