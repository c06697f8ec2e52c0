#include "domain/lab/paper.h"
#include "queries.h"

#include <string.h>

/* Drift of each characteristic: of the validation when it met later data, else of the newest check of the model in use.
 */
void drift_print(const struct paper *a, const struct json *drift, const char *caption)
{
    size_t n = length(drift);
    const char **cells = ARENA_LIST(a->s->arena, const char *, 4 * n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct json *label = json_get(&drift->items[i], "label");
        cells[4 * i] = json_get_text(label ? label : &drift->items[i], label ? say(a, "zh", "en") : "name");
        cells[4 * i + 1] = text(a, "%.4f", at(&drift->items[i], "csi"));
        cells[4 * i + 2] = share(a, at(&drift->items[i], "missing_before"));
        cells[4 * i + 3] = share(a, at(&drift->items[i], "missing_now"));
    }
    struct print_column columns[] = {{say(a, "特征", "Characteristic"), PRINT_LEFT, .4},
                                     {"CSI", PRINT_RIGHT, 0},
                                     {say(a, "训练时缺失", "Missing then"), PRINT_RIGHT, 0},
                                     {say(a, "现在缺失", "Missing now"), PRINT_RIGHT, 0}};
    grid_print(a, &(struct grid){caption, columns, 4, n, cells});
}

/* The checks of the model in use, the newest first. */
const struct error *checks_print(const struct paper *a)
{
    enum { COLUMNS = 7, MOST = 12 };
    const char *cells[COLUMNS * MOST], *newest = NULL;
    size_t n = 0;
    struct rows *rows;
    const struct error *error;
    const struct field *level = entity_field(&model_check_entity, "level");
    TRY(store_query(a->s->tx, &query_lab_checks, VALUES(sql_int(a->row.record.id)), &rows));
    for (int64_t last = NONE; rows_next(rows, &error); last = rows_int(rows, 2)) {
        if (rows_int(rows, 2) == last || n == MOST)
            continue;
        const char **c = &cells[COLUMNS * n++], *name = rows_text(rows, 4);
        c[0] = date_text(a->s->arena, rows_int(rows, 2));
        c[1] = "—";
        for (size_t k = 0; name && k < level->choice_count; k++)
            if (!strcmp(level->choices[k].name, name))
                c[1] = say(a, level->choices[k].label.zh, level->choices[k].label.en);
        c[2] = text(a, "%.4f", rows_real(rows, 8));
        c[3] = text(a, "%.4f", rows_real(rows, 9));
        c[4] = text(a, "%.4f", rows_real(rows, 11));
        c[5] = share(a, rows_real(rows, 13));
        c[6] = share(a, rows_real(rows, 14));
        if (!newest && rows_text(rows, 21))
            newest = arena_text(a->s->arena, rows_text(rows, 21));
    }
    TRY(error);
    struct print_column columns[] = {{say(a, "监测日", "Check of"), PRINT_LEFT, 0},
                                     {say(a, "级别", "Level"), PRINT_LEFT, 0},
                                     {"PSI", PRINT_RIGHT, 0},
                                     {say(a, "最大 CSI", "Largest CSI"), PRINT_RIGHT, 0},
                                     {"AUC", PRINT_RIGHT, 0},
                                     {say(a, "预计违约", "Foretold"), PRINT_RIGHT, 0},
                                     {say(a, "实际违约", "Observed"), PRINT_RIGHT, 0}};
    grid_print(a, &(struct grid){say(a, "在用监测", "Checks in use"), columns, COLUMNS, n, cells});
    if (!n)
        print_note(a->p, say(a, "尚无在用监测记录。", "It was not checked in use yet."));
    const struct json *result = newest ? json_read(a->s->arena, newest, strlen(newest), NULL) : NULL;
    drift_print(a, json_get(result, "drift"),
                say(a, "最近一次监测的特征漂移", "Drift of characteristics at the newest check"));
    return NULL;
}
