/* matching-eval TABLE TRUTH [COLUMN ...]: how well the matching groups a table whose true groups are known.
 *
 * TRUTH is the column that tells the truth; the COLUMNs (record numbers, which often give it away) and TRUTH itself are
 * hidden from the matching. Truth values of the form rec-N-org, rec-N-dup-K count as N. Default settings, no labels,
 * all pairs. */
#include "matching/match.h"
#include "matching/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct sample {
    struct arena *arena;
    const char **columns;
    size_t column_count;
    const char *const **rows;
    const char **truth;
    size_t count, room, truth_room;
};

static _Noreturn void end(struct arena *arena, const struct error *failed)
{
    fprintf(stderr, "matching-eval: %s\n", error_message(arena, failed, LANGUAGE_EN, NULL));
    exit(1);
}

static bool hidden(const char *name, char **columns, int count)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(columns[i], name))
            return true;
    return false;
}

/* rec-223-dup-0 -> 223 */
static const char *truth_of(struct arena *arena, const char *value)
{
    if (strncmp(value, "rec-", 4))
        return arena_text(arena, value);
    return arena_text_part(arena, value + 4, strcspn(value + 4, "-"));
}

static void read_sample(struct sample *sample, const char *path, char **names, int name_count)
{
    struct table_reader *reader;
    const struct error *failed = table_open_file(sample->arena, path, NULL, &reader);
    if (failed)
        end(sample->arena, failed);
    const char *const *header;
    size_t width = table_header(reader, &header), truth = width;
    sample->columns = ARENA_LIST(sample->arena, const char *, width);
    for (size_t i = 0; i < width; i++) {
        truth = !strcmp(header[i], names[0]) ? i : truth;
        if (!hidden(header[i], names, name_count))
            sample->columns[sample->column_count++] = header[i];
    }
    if (truth == width) {
        fprintf(stderr, "matching-eval: there is no column %s\n", names[0]);
        exit(1);
    }
    struct table_row row;
    while (!(failed = table_next(reader, &row)) && row.cells) {
        const char **cells = ARENA_LIST(sample->arena, const char *, width);
        size_t kept = 0, truths = sample->count;
        for (size_t i = 0; i < width; i++)
            if (!hidden(header[i], names, name_count))
                cells[kept++] = arena_text(sample->arena, row.cells[i]);
        ARENA_PUSH(sample->arena, sample->rows, sample->count, sample->room, cells);
        ARENA_PUSH(sample->arena, sample->truth, truths, sample->truth_room, truth_of(sample->arena, row.cells[truth]));
    }
    if (failed)
        end(sample->arena, failed);
    table_close(reader);
}

struct label {
    const char *truth;
    uint32_t group;
};

static int by_truth(const void *a, const void *b)
{
    const struct label *x = a, *y = b;
    int order = strcmp(x->truth, y->truth);
    return order ? order : x->group < y->group ? -1 : x->group > y->group;
}

static int by_group(const void *a, const void *b)
{
    const struct label *x = a, *y = b;
    return x->group < y->group ? -1 : x->group > y->group;
}

/* Pairs of rows that are the same by SAME, which must fit the order of the labels. */
static double pairs(const struct label *labels, size_t count, int (*order)(const void *, const void *), bool truth_only)
{
    double sum = 0, run = 0;
    for (size_t i = 1; i < count; i++) {
        bool same = truth_only ? !strcmp(labels[i].truth, labels[i - 1].truth) : !order(&labels[i], &labels[i - 1]);
        run = same ? run + 1 : 0;
        sum += run;
    }
    return sum;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: matching-eval TABLE TRUTH-COLUMN [HIDDEN-COLUMN ...]\n");
        return 2;
    }
    static const char *const kinds[] = {"ignored",  "given name", "surname", "person name", "company name",
                                        "date",     "phone",      "email",   "identifier",  "number",
                                        "postcode", "text",       "category"};
    struct sample sample = {.arena = arena_new()};
    read_sample(&sample, argv[1], argv + 2, argc - 2);
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    struct match_schema schema =
        match_schema_guess(sample.arena, sample.columns, sample.column_count, sample.rows, sample.count);
    struct match_record *records = ARENA_LIST(sample.arena, struct match_record, sample.count);
    for (size_t i = 0; i < sample.count; i++)
        records[i] = match_prepare(sample.arena, &schema, sample.rows[i]);
    struct match_groups groups = match_group(sample.arena, &schema, records, sample.count);
    clock_gettime(CLOCK_MONOTONIC, &to);
    struct label *labels = ARENA_LIST(sample.arena, struct label, sample.count + 1);
    for (size_t i = 0; i < sample.count; i++)
        labels[i] = (struct label){sample.truth[i], groups.group[i]};
    qsort(labels, sample.count, sizeof(*labels), by_truth);
    double both = pairs(labels, sample.count, by_truth, false), truth = pairs(labels, sample.count, by_truth, true);
    qsort(labels, sample.count, sizeof(*labels), by_group);
    double found = pairs(labels, sample.count, by_group, false);
    double precision = found > 0 ? both / found : 1, recall = truth > 0 ? both / truth : 1;
    for (size_t f = 0; f < schema.count; f++)
        printf("%s%s: %s", f ? ", " : "fields     ", schema.fields[f].name, kinds[schema.fields[f].kind]);
    printf("\nrows       %zu\ncompared   %zu pairs\ngroups     %zu\ntrue       %.0f pairs\nfound      %.0f pairs\n",
           sample.count, groups.compared, groups.group_count, truth, found);
    printf("precision  %.4f\nrecall     %.4f\nF1         %.4f\n", precision, recall,
           precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0);
    printf("seconds    %.2f\n", (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
    arena_free(sample.arena);
    return 0;
}
