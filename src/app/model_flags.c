/* The flags of steward model: one table for reading and for the help. */
#include "app/model_command.h"

#include "base/text.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const struct flag {
    const char *name;
    size_t offset;
    bool number;
    const char *help;
} flags[] = {
#define TEXT(flag, member, help)                                                                                       \
    {                                                                                                                  \
        flag, offsetof(struct model_flags, member), false, help                                                        \
    }
#define NUMBER(flag, member, help)                                                                                     \
    {                                                                                                                  \
        flag, offsetof(struct model_flags, member), true, help                                                         \
    }
    TEXT("target", target, "column with the outcome"),
    TEXT("bad", bad, "its value that means bad (found for 0/1, yes/no and the like)"),
    TEXT("kind", kind, "card (points scorecard) or trees (boosted trees); validate and compare take both"),
    TEXT("weight", weight, "column of case weights"),
    TEXT("time", time, "column of dates or years: out-of-time split and stability over time"),
    TEXT("test-from", test_from, "test on cases from this date or number of the time column on"),
    NUMBER("test-share", test_share, "or on this latest share of them, 0.2 say"),
    TEXT("group", group, "column whose equal values (one company) stay in one fold"),
    TEXT("segment", segment, "column to report by"),
    TEXT("drop", drop, "fields not to use: a,b"),
    TEXT("keep", keep, "fields to use whatever was found about them: a,b"),
    TEXT("columns", columns, "names for a file without header: a,b:category or @FILE"),
    TEXT("types", types, "kinds that differ from what the cells look like: zip:category"),
    TEXT("delimiter", delimiter, "comma, semicolon, tab or space; else found out"),
    TEXT("sheet", sheet, "sheet of a workbook"),
    TEXT("special", special, "values with a bin of their own: PAY=-2;-1,AGE=999"),
    TEXT("rising", rising, "trees: PD rises with these: a,b"),
    TEXT("falling", falling, "trees: PD falls with these: a,b"),
    TEXT("monotone", monotone, "auto: trees keep to the direction of each field's bins"),
    TEXT("calibration", calibration, "platt (default), isotonic or none"),
    TEXT("name", name, "name of the model"),
    TEXT("model", model, "a trained model (JSON); compare takes two: a.json,b.json"),
    TEXT("out", out, "file to write: the model, or the scored table (CSV)"),
    TEXT("report", report, "file for the whole report as JSON"),
    TEXT("language", language, "zh or en"),
    TEXT("text", text, "text: column with the text; text"),
    NUMBER("back", back, "monitor: month ends before today to check as well; 0"),
    NUMBER("folds", folds, "folds of the stratified cross-validation; 5"),
    NUMBER("seed", seed, "seed of every random choice; 1"),
    NUMBER("most-bins", most_bins, "card: most bins of a field; 12"),
    NUMBER("least-iv", least_iv, "card: least information value of a field; 0.01"),
    NUMBER("ridge", ridge, "card: price of large coefficients"),
    NUMBER("lasso", lasso, "card: price of any coefficient, drops weak fields"),
    NUMBER("base-score", base_score, "points at base-odds; 600"),
    NUMBER("base-odds", base_odds, "good:bad odds at base-score; 20"),
    NUMBER("points-to-double", points_to_double, "points that double the odds; 20"),
    NUMBER("central-tendency", central_tendency, "long-run bad rate to calibrate to, 0.02 say"),
    NUMBER("rounds", rounds, "trees: rounds; found by cross-validation inside the training part"),
    NUMBER("depth", depth, "trees: depth; found likewise"),
    NUMBER("rate", rate, "trees: learning rate"),
    NUMBER("trees-a-round", trees_a_round, "trees: grown side by side in each round"),
    NUMBER("threads", threads, "trees: threads; 1"),
    NUMBER("threshold", threshold, "text: an answer less sure is refused; 0.5"),
    NUMBER("least-texts", least_texts, "text: classes with fewer texts are left out"),
    NUMBER("least-accuracy", least_accuracy, "text: exit with 1 when the accuracy stays below"),
    NUMBER("least-auc", least_auc, "exit with 1 when the (mean) AUC stays below"),
#undef TEXT
#undef NUMBER
};
enum { FLAGS = sizeof(flags) / sizeof(flags[0]) };

int model_usage(FILE *out, int code)
{
    fputs(
        "usage: steward model train FILE --target COLUMN [--kind card|trees] [--out MODEL.json]\n"
        "       steward model validate FILE --target COLUMN [--kind card|trees|both]   cross-validation, or out of "
        "time\n"
        "       steward model validate FILE --target COLUMN --model MODEL.json         a trained model on other data\n"
        "       steward model score FILE --model MODEL.json [--out SCORED.csv]\n"
        "       steward model card --model MODEL.json [--json]\n"
        "       steward model compare FILE --target COLUMN --model A.json,B.json\n"
        "       steward model promote --model MODEL.json --login PERSON [--db URL --key-file FILE]\n"
        "       steward model monitor [--back MONTHS] [--db URL --key-file FILE]          the models in use on today's book\n"
        "       steward model text train FILE --target COLUMN [--text COLUMN] [--out MODEL.json]   a classifier of texts\n"
        "       steward model text validate FILE --target COLUMN [--text COLUMN] [--test-share 0.1 | --model MODEL.json]\n"
        "       steward model text classify [TEXT] --model MODEL.json                  TEXT, or standard input line by line\n"
        "FILE: CSV, TSV, blanks, XLSX or ARFF, plain or gzip. --json prints JSON. Exit: 0 done, 1 failed, 2 wrong "
        "arguments.\n\n",
        out);
    for (size_t i = 0; i < FLAGS; i++)
        fprintf(out, "  --%-18s %s\n", flags[i].name, flags[i].help);
    return code;
}

static const struct flag *find_flag(const char *name)
{
    for (size_t i = 0; i < FLAGS; i++)
        if (!strcmp(flags[i].name, name))
            return &flags[i];
    return NULL;
}

static bool set_flag(struct model_flags *f, const struct flag *flag, const char *value)
{
    void *member = (char *)f + flag->offset;
    if (flag->number && !text_number(value, member)) {
        fprintf(stderr, "steward: --%s must be a number, not %s\n", flag->name, value);
        return false;
    }
    if (!flag->number)
        *(const char **)member = value;
    return true;
}

static void unknown_flag(const char *name)
{
    const char *names[FLAGS];
    for (size_t i = 0; i < FLAGS; i++)
        names[i] = flags[i].name;
    const char *nearest = text_nearest(name, names, FLAGS);
    fprintf(stderr, "steward: there is no flag --%s%s%s\n", name, nearest ? "; did you mean --" : "",
            nearest ? nearest : "");
}

/* What the lab does not know is kept for the bank's settings (--db, --key-file, --login). */
bool model_flags_read(struct model_flags *f, int argc, char **argv)
{
    *f = (struct model_flags){.kind = "card",
                              .folds = 5,
                              .seed = 1,
                              .ridge = -1,
                              .lasso = -1,
                              .calibration = "platt",
                              .test_share = 0,
                              .threads = 1};
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "--json")) {
            f->json = true;
            continue;
        }
        if (!text_starts(argv[i], "--")) {
            if (f->file) {
                fprintf(stderr, "steward: one file, not %s and %s\n", f->file, argv[i]);
                return false;
            }
            f->file = argv[i];
            continue;
        }
        const struct flag *flag = find_flag(argv[i] + 2);
        bool of_bank = !strcmp(argv[i], "--db") || !strcmp(argv[i], "--key-file") ||
                       !strcmp(argv[i], "--data-folder") || !strcmp(argv[i], "--login") ||
                       !strcmp(argv[i], "--settings");
        if (!flag && !of_bank) {
            unknown_flag(argv[i] + 2);
            return false;
        }
        if (i + 1 == argc) {
            fprintf(stderr, "steward: %s needs a value\n", argv[i]);
            return false;
        }
        if (of_bank) {
            f->bank[f->bank_count++] = argv[i];
            f->bank[f->bank_count++] = argv[++i];
        } else if (!set_flag(f, flag, argv[++i])) {
            return false;
        }
        if (f->bank_count + 2 > (int)(sizeof(f->bank) / sizeof(*f->bank)))
            return false;
    }
    return true;
}
