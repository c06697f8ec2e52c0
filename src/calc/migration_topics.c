/* Rating migration. */
#include "calc/migration.h"
#include "calc/topics.h"
#include "quant/migration.h"

#include <math.h>

static const struct error *row_fault(struct calc *calc, const struct number_rows *rows, size_t i, const char *field)
{
    const struct number_list *row = &rows->items[i];
    if (row->count != rows->count)
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "该行的列数与行数不同，矩阵必须是方阵",
                          "the row has another length than there are rows; the matrix must be square", "%s[%zu]", field,
                          i);
    double sum = 0;
    for (size_t j = 0; j < row->count; j++)
        sum += row->items[j];
    if (fabs(sum - 1) > 1e-9)
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "该行之和不等于 1", "the row does not sum to 1", "%s[%zu]",
                          field, i);
    if (i + 1 == rows->count && row->items[i] != 1)
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "最后一行是违约状态，必须停留在违约",
                          "the last state is default and must be absorbing", "%s[%zu]", field, i);
    return NULL;
}

const struct error *migration_check(struct calc *calc, const struct number_rows *rows, const char *field)
{
    for (size_t i = 0; i < rows->count; i++)
        TRY(row_fault(calc, rows, i, field));
    return NULL;
}

double *migration_matrix(struct calc *calc, const struct number_rows *rows)
{
    size_t n = rows->count;
    double *matrix = ARENA_LIST(calc->arena, double, n *n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            matrix[i * n + j] = rows->items[i].items[j];
    return matrix;
}

/* Every year is a line of the answer; a thousand years are a slip of the keyboard. */
enum { MOST_YEARS = 10000 };

struct migration_input {
    struct number_rows one_year_matrix;
    int64_t years;
};

static const struct error *check_matrix(struct calc *calc, const void *input)
{
    return migration_check(calc, &((const struct migration_input *)input)->one_year_matrix, "one_year_matrix");
}

static const struct calc_field migration_fields[] = {
    CALC_NUMBER_ROWS(struct migration_input, one_year_matrix, FROM_TO(0, 1), NOT_EMPTY, CHECKED(check_matrix),
                     LABEL("一年期迁徙矩阵，最后一个状态为违约", "one-year matrix, last state = default")),
    CALC_INTEGER(struct migration_input, years, FROM_TO(1, MOST_YEARS), LABEL("年数", "years")),
};

static const struct error *migration(struct calc *calc, const void *input)
{
    const struct migration_input *in = input;
    size_t n = in->one_year_matrix.count, years = (size_t)in->years;
    double *matrix = migration_matrix(calc, &in->one_year_matrix);
    calc_put_rows(calc, "matrix", migration_power(calc->arena, matrix, n, years), n, n);
    calc_put_rows(calc, "cumulative_pd", migration_cumulative_pd(calc->arena, matrix, n, years), n - 1, years);
    return NULL;
}

struct cohort_input {
    struct integer_rows counts;
};

static const struct error *check_counts(struct calc *calc, const void *input)
{
    const struct cohort_input *in = input;
    for (size_t i = 0; i < in->counts.count; i++) {
        const struct integer_list *row = &in->counts.items[i];
        if (row->count != in->counts.items[0].count)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "该行的列数与第一行不同",
                              "the row has another length than the first", "counts[%zu]", i);
        int64_t total = 0;
        for (size_t j = 0; j < row->count; j++)
            if (__builtin_add_overflow(total, row->items[j], &total))
                return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "计数之和过大", "the counts are too large to add",
                                  "counts[%zu]", i);
        if (!total)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "该等级没有客户，请删除该行",
                              "the grade has no customers", "counts[%zu]", i);
    }
    return NULL;
}

static const struct calc_field cohort_fields[] = {
    CALC_INTEGER_ROWS(
        struct cohort_input, counts, AT_LEAST(0), NOT_EMPTY, CHECKED(check_counts),
        LABEL("行为期初等级、列为期末等级的客户数", "customers by start grade (rows) and end grade (columns)")),
};

static const struct error *cohort_migration(struct calc *calc, const void *input)
{
    const struct cohort_input *in = input;
    size_t rows = in->counts.count, columns = in->counts.items[0].count;
    double *shares = ARENA_LIST(calc->arena, double, rows *columns);
    int64_t *totals = ARENA_LIST(calc->arena, int64_t, rows);
    for (size_t i = 0; i < rows; i++) {
        const int64_t *row = in->counts.items[i].items;
        for (size_t j = 0; j < columns; j++)
            totals[i] += row[j];
        for (size_t j = 0; j < columns; j++)
            shares[i * columns + j] = (double)row[j] / (double)totals[i];
    }
    calc_put_rows(calc, "matrix", shares, rows, columns);
    calc_put_integers(calc, "row_totals", totals, rows);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("migration", "评级迁徙：多年矩阵与累计违约概率", "Rating migration over years", struct migration_input,
               migration_fields, migration),
    CALC_TOPIC("cohort_migration", "由队列计数估计迁徙矩阵", "Migration matrix from cohort counts", struct cohort_input,
               cohort_fields, cohort_migration),
};
const struct calc_section migration_topics = {topics, sizeof(topics) / sizeof(topics[0])};
