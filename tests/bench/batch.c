/* Work in bulk: importing customers beside the present ones, rating the whole book. */
#include "bench/bench.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { IMPORTED = 100000 };

static sqlite3 *open_raw(const char *path)
{
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
        return NULL;
    sqlite3_exec(
        db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824",
        NULL, NULL, NULL);
    return db;
}

/* --- import
 * ------------------------------------------------------------------------------------------------------------------ */

struct row {
    char name[120], uscc[19], region[16];
};

/* Companies that never were, numbered: one in twenty bears a name that another has, too. */
static struct row make_row(int number)
{
    static const char *const towns[] = {"杭州", "宁波", "嘉兴", "绍兴", "苏州", "上海", "温州", "台州", "南京", "无锡"};
    static const char *const words[] = {"恒", "达", "瑞", "丰", "华", "盛", "远", "航", "金", "泰", "鸿",
                                        "博", "信", "诚", "嘉", "禾", "源", "通", "宏", "利", "正", "安",
                                        "康", "美", "新", "科", "智", "创", "腾", "跃", "鼎", "凯"};
    static const char *const trades[] = {"机械", "纺织", "电子科技", "建材", "贸易",
                                         "物流", "食品", "化工",     "服饰", "环保科技"};
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static const int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    struct row row;
    uint32_t mix = (uint32_t)(number % 20 ? number : number - 1) * 2654435761u;
    int sum = 0;
    snprintf(row.name, sizeof(row.name), "%s%s%s%s%s有限公司", towns[mix % 10], words[mix >> 4 & 31],
             words[mix >> 9 & 31], words[mix >> 14 & 31], trades[(mix >> 19) % 10]);
    snprintf(row.uscc, sizeof(row.uscc), "91330106B%08lld", (long long)number * 48271 % 100000000);
    for (int i = 0; i < 17; i++)
        sum += (int)(strchr(alphabet, row.uscc[i]) - alphabet) * weights[i];
    row.uscc[17] = alphabet[(31 - sum % 31) % 31];
    row.uscc[18] = 0;
    return row;
}

static bool write_table(const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fputs("客户名称,统一社会信用代码,客户类型,地址,员工人数\n", file);
    for (int i = 0; i < IMPORTED; i++) {
        struct row row = make_row(i);
        fprintf(file, "%s,%s,小型企业,浙江省杭州市西湖区文三路%d号,%d\n", row.name, row.uscc, i % 900 + 1, i % 300 + 3);
    }
    return !fclose(file);
}

/* The same rows into a bare table with the two indexes a look-up needs, in one transaction. */
static double bare_load(struct bench *b)
{
    const char *path = arena_format(b->arena, "%s/load.db", b->product.folder);
    sqlite3 *db = open_raw(path);
    sqlite3_stmt *s;
    double begun = seconds_now();
    sqlite3_exec(db,
                 "CREATE TABLE c (id INTEGER PRIMARY KEY, name TEXT, uscc TEXT, kind TEXT, address TEXT, employees "
                 "INTEGER) STRICT;"
                 "CREATE INDEX c_name ON c (name); CREATE UNIQUE INDEX c_uscc ON c (uscc); BEGIN",
                 NULL, NULL, NULL);
    if (sqlite3_prepare_v2(db, "INSERT INTO c (name, uscc, kind, address, employees) VALUES (?1, ?2, 'small', ?3, ?4)",
                           -1, &s, NULL) != SQLITE_OK)
        return __builtin_nan("");
    for (int i = 0; i < IMPORTED; i++) {
        struct row row = make_row(i);
        char address[100];
        snprintf(address, sizeof(address), "浙江省杭州市西湖区文三路%d号", i % 900 + 1);
        sqlite3_bind_text(s, 1, row.name, -1, SQLITE_STATIC);
        sqlite3_bind_text(s, 2, row.uscc, -1, SQLITE_STATIC);
        sqlite3_bind_text(s, 3, address, -1, SQLITE_STATIC);
        sqlite3_bind_int(s, 4, i % 300 + 3);
        sqlite3_step(s);
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(db);
    return seconds_now() - begun;
}

void part_import(struct bench *b)
{
    const char *table = arena_format(b->arena, "%s/customers.csv", b->product.folder);
    if (!write_table(table))
        return;
    double raw = bare_load(b);
    double seconds =
        product_command(&b->product, b->arena,
                        (const char *const[]){"import", table, "--entity", "customer", "--branch", "0001", NULL});
    if (seconds < 0)
        fprintf(stderr, "bench: the import failed, see commands.log\n");
    else
        report_add(
            &b->report,
            FIGURE(.part = "import", .name = "100000 customers", .unit = "rows/s", .product = IMPORTED / seconds,
                   .raw = IMPORTED / raw,
                   .note = arena_format(b->arena, "%.1f s with the duplicate check, which holds some back, %.1f s bare",
                                        seconds, raw)));
}

/* --- assess
 * ----------------------------------------------------------------------------------------------------------------- */

/* Every value of every row that the rating reads, touched once. */
static double bare_pass(const char *path)
{
    static const char *const tables[] = {"customer", "statement",     "credit_record", "relation",
                                         "account",  "operating_kpi", "assessment",    "tier_decision"};
    sqlite3 *db = open_raw(path);
    double begun = seconds_now();
    int64_t touched = 0;
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        char sql[80];
        sqlite3_stmt *s;
        snprintf(sql, sizeof(sql), "SELECT * FROM \"%s\"", tables[i]);
        if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
            continue;
        while (sqlite3_step(s) == SQLITE_ROW)
            for (int k = 0; k < sqlite3_column_count(s); k++)
                touched += sqlite3_column_bytes(s, k);
        sqlite3_finalize(s);
    }
    sqlite3_close(db);
    return touched ? seconds_now() - begun : __builtin_nan("");
}

void part_assess(struct bench *b)
{
    double raw = bare_pass(b->product.db);
    raw = bare_pass(b->product.db); /* the second pass: both find the file in memory */
    double seconds = product_command(&b->product, b->arena, (const char *const[]){"assess", "--all", NULL});
    if (seconds < 0)
        fprintf(stderr, "bench: assess --all failed, see commands.log\n");
    else
        report_add(&b->report,
                   FIGURE(.part = "assess", .name = "the whole book", .unit = "customers/s",
                          .product = (double)b->customers / seconds, .raw = (double)b->customers / raw,
                          .note = arena_format(b->arena, "%.1f s against %.1f s for one bare pass", seconds, raw)));
}
