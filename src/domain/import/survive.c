#include "base/text.h"
#include "domain/import/import.h"
#include "domain/import/rank.h"
#include "queries.h"
#include "record/row.h"

/* What is known of where the present value came from. */
struct present {
    struct field_source row; /* of the winner, when FOUND */
    bool found, told;        /* TOLD: this source said the same before */
    const char *source;
    int64_t seen_at;
};

static const char *present_source(const struct customer *customer)
{
    const struct field *source = entity_field(&customer_entity, "source");
    return customer->source == NONE ? "manual" : source->choices[customer->source].name;
}

static const struct error *find_present(struct session *s, const struct customer *before, const char *field,
                                        const char *value, const char *source, struct present *p)
{
    struct rows *rows;
    const struct error *error, *broken = NULL;
    *p = (struct present){.source = present_source(before), .seen_at = before->record.recorded_at};
    const char *sql =
        arena_format(s->arena, "SELECT %s FROM field_source WHERE home = $1 AND field = $2 ORDER BY seen_at, id",
                     record_columns(s->arena, &field_source_entity, NULL));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(before->record.id), sql_text(field)), &rows));
    while (!broken && rows_next(rows, &error)) {
        struct field_source row;
        if ((broken = record_from_rows(s, &field_source_entity, rows, 0, &row)))
            break;
        p->told |= text_equal(row.source, source) && text_equal(row.value, value);
        if (row.won == 1) {
            p->row = row;
            p->found = true;
            p->source = row.source;
            p->seen_at = row.seen_at;
        }
    }
    if (broken)
        rows_close(rows);
    return broken ? broken : error;
}

static const struct error *put_source(struct importer *im, size_t line, const struct field_source *like,
                                      const char *value, const char *source, bool won, int64_t seen_at)
{
    struct session engine;
    struct field_source row = *like;
    session_engine(im->session, &engine);
    const struct survivorship *policy = rank_policy(im->session);
    row.record = (struct record){0};
    row.value = value;
    row.source = source;
    row.source_rank =
        policy ? survivorship_rank(policy, arena_format(engine.arena, "customer.%s", row.field), source) : 5;
    row.won = won;
    row.seen_at = seen_at;
    TRY(record_put(&engine, &field_source_entity, &row));
    return import_note(im, line, &field_source_entity, &row.record, true, NONE);
}

static const struct error *lose(struct importer *im, size_t line, struct field_source *row)
{
    struct session engine;
    int64_t version = row->record.version;
    session_engine(im->session, &engine);
    row->won = 0;
    TRY(record_update(&engine, &field_source_entity, row, NULL));
    return import_note(im, line, &field_source_entity, &row->record, false, version);
}

const struct error *import_survives(struct importer *im, size_t line, const struct customer *before,
                                    const struct mapping_field *f, const void *given, bool *replaces)
{
    struct session *s = im->session;
    const char *old = field_wire_text(s->arena, f->field, before), *new = field_wire_text(s->arena, f->field, given);
    const char *source = im->mapping->source ? im->mapping->source : "import";
    const struct survivorship *policy = rank_policy(s);
    struct label reason = {"新值", "newer"};
    struct present present;
    TRY(find_present(s, before, f->field->name, new, source, &present));
    /* Nothing stands against the first value; the same source may always correct itself. */
    *replaces = !old || text_equal(source, present.source) || !policy ||
                survivorship_replaces(policy, arena_format(s->arena, "customer.%s", f->field->name), source, s->now,
                                      present.source, present.seen_at, &reason);
    if (!old || text_equal(source, present.source))
        reason = !old ? (struct label){"原值为空", "there was no value"}
                      : (struct label){"同一来源的新值", "a newer value of the same source"};
    struct field_source like;
    record_clear(&field_source_entity, &like);
    like.customer = before->record.id;
    like.field = f->field->name;
    like.reason = arena_format(s->arena, "%s / %s", reason.zh, reason.en);
    if (old && !present.found)
        TRY(put_source(im, line, &like, old, present.source, !*replaces, present.seen_at));
    else if (*replaces && present.found)
        TRY(lose(im, line, &present.row));
    return present.told && !*replaces ? NULL : put_source(im, line, &like, new, source, *replaces, s->now);
}
