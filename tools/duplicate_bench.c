/* Measures the duplicate check against a large bank; not part of the product. usage: duplicate-bench DATABASE EXISTING
 * ROWS ; makes the customers when the database has none. */
#include "base/text.h"
#include "domain/import/import.h"
#include "record/check.h"
#include "record/match_index.h"
#include "record/row.h"
#include "store/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct work {
    struct bank bank;
    int64_t from, to, found;
    double milliseconds;
};

static const char *const regions[] = {"宁波", "杭州", "温州", "绍兴", "上海", "苏州", "无锡", "南京", "合肥", "武汉",
                                      "长沙", "成都", "重庆", "西安", "郑州", "济南", "青岛", "天津", "北京", "沈阳",
                                      "大连", "厦门", "福州", "广州", "深圳", "佛山", "东莞", "昆明", "贵阳", "南昌"};
static const char *const syllables[] = {"恒", "信", "德", "润", "华", "泰", "金", "盛", "远", "航",
                                        "鑫", "达", "海", "天", "瑞", "丰", "宏", "图", "锦", "程",
                                        "博", "雅", "凯", "旋", "永", "昌", "兴", "隆", "嘉", "禾",
                                        "明", "辉", "正", "阳", "东", "方", "中", "诚", "安", "康"};
static const char *const industries[] = {"机械制造", "新能源科技", "纺织", "食品", "贸易",
                                         "建筑工程", "电子",       "化工", "医药", "物流",
                                         "软件",     "塑料制品",   "五金", "环保", "农业发展"};
#define PICK(list, number) list[(number) % (sizeof(list) / sizeof(*list))]

static uint64_t mixed(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static void company(struct arena *arena, int64_t number, bool retyped, struct customer *c)
{
    uint64_t r = mixed((uint64_t)number + 1);
    const char *region = PICK(regions, r), *industry = PICK(industries, r >> 8);
    const char *trade = arena_format(arena, "%s%s%s", PICK(syllables, r >> 16), PICK(syllables, r >> 24),
                                     (r >> 60) & 1 ? PICK(syllables, r >> 32) : "");
    record_clear(&customer_entity, c);
    c->name = retyped ? arena_format(arena, "%s%s(%s)有限公司", trade, industry, region)
                      : arena_format(arena, "%s%s%s有限公司", region, trade, industry);
    c->kind = CUSTOMER_KIND_SMALL;
    c->address = arena_format(arena, "%s市%s%s路%d号", region, PICK(syllables, r >> 40), PICK(syllables, r >> 44),
                              (int)((r >> 12) % 900) + 1);
    c->phone = arena_format(arena, "1%010llu", (unsigned long long)((r >> 3) % 10000000000u));
    c->legal_representative = arena_format(arena, "%s%s", PICK(syllables, r >> 20), PICK(syllables, r >> 28));
}

static const struct error *make(struct session *s, void *context)
{
    struct work *w = context;
    for (int64_t i = w->from; i < w->to; i++) {
        struct customer c;
        company(s->arena, i, false, &c);
        c.record = (struct record){.home = i + 1, .id = i + 1, .version = 1, .recorded_at = s->now};
        TRY(row_insert(s, &customer_entity, &c));
        TRY(match_index(s, NULL, &c));
    }
    return NULL;
}

static const struct error *look(struct session *s, void *context)
{
    struct work *w = context;
    struct importer im = {.session = s, .arena = s->arena};
    for (int64_t i = w->from; i < w->to; i++) {
        struct customer c;
        struct import_result result = {0};
        company(s->arena, i % 4 ? -1 - i : i * 7, true, &c);
        TRY(import_matches(&im, &c, &result));
        w->found += result.match_count && result.matches[0].score.probability >= 0.9;
    }
    return NULL;
}

static const struct error *in_pieces(struct work *w, int64_t count, bool writing)
{
    for (int64_t at = 0; at < count; at += 20000) {
        struct arena *arena = arena_new();
        struct session s;
        struct tx tx;
        w->from = at;
        w->to = at + 20000 < count ? at + 20000 : count;
        session_system(&s, &w->bank, arena);
        const struct error *error = writing ? session_write(&s, make, w) : session_read(&s, &tx);
        int64_t before = instant_now();
        if (!error && !writing) {
            error = look(&s, w);
            session_end(&s);
        }
        w->milliseconds += (double)(instant_now() - before);
        if (error)
            return error;
        session_close(&s);
        arena_free(arena);
    }
    return NULL;
}

static const struct error *run(struct arena *arena, char **arguments)
{
    struct work w = {0};
    struct migration_report report;
    struct buffer log = {.arena = arena};
    int64_t existing, rows;
    if (!text_integer(arguments[2], &existing) || !text_integer(arguments[3], &rows))
        return error_make(arena, ERROR_FIELD_TYPE, .field = "EXISTING ROWS", .value = "", .arguments = {"numbers"});
    TRY(store_open(arena, arguments[1], &(struct store_options){.create = true, .fast_load = true}, &w.bank.store));
    TRY(schema_migrate(w.bank.store, arena, false, &log, &report));
    TRY(vault_open(arena, "duplicate-bench.keys", true, &w.bank.vault));
    TRY(codes_load(arena, &w.bank.codes));
    int64_t before = instant_now();
    if (report.applied)
        TRY(in_pieces(&w, existing, true));
    printf("%lld customers made in %.1f s\n", (long long)existing, (double)(instant_now() - before) / 1000);
    w.milliseconds = 0;
    TRY(in_pieces(&w, rows, false));
    printf("%lld rows compared in %.1f s, %lld likely duplicates\n", (long long)rows, w.milliseconds / 1000,
           (long long)w.found);
    store_close(w.bank.store);
    return NULL;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    const struct error *error =
        argc == 4 ? run(arena, argv) : error_make(arena, ERROR_FIELD_REQUIRED, .field = "DATABASE EXISTING ROWS");
    if (error)
        fprintf(stderr, "%s\n", error_message(arena, error, LANGUAGE_EN, NULL));
    arena_free(arena);
    return error ? 1 : 0;
}
