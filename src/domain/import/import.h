/* Files into records. A batch is one file with its mapping and options; each row becomes records through the same rules
 * that a person's own changes obey, and what it did is noted, so that the whole batch can be taken back.
 *
 *   upload -> preview (the first rows, written and rolled back) -> run (a job, 500 rows a transaction) -> undo (a job)
 */
#pragma once

#include "domain/import/convert.h"
#include "domain/import/source.h"
#include "domain/job/job.h"
#include "record/match_index.h"

enum import_duplicates { IMPORT_HOLD, IMPORT_CREATE, IMPORT_MERGE };

struct import_options {
    enum import_duplicates duplicates; /* what becomes of a new customer that looks like one that is there */
    bool update;                       /* records that are there are changed, by the rank of the sources */
    struct table_options table;
    int64_t branch; /* for new customers of which the file names none; NONE: that of the person */
};

enum import_action {
    IMPORT_CREATED,
    IMPORT_UPDATED,
    IMPORT_UNCHANGED,
    IMPORT_REFUSED,
    IMPORT_DUPLICATE,
    IMPORT_SKIPPED,
    IMPORT_ACTIONS
};
extern const char *const import_action_names[IMPORT_ACTIONS];

/* Created, updated and unchanged count records; refused, held as duplicates and passed over count rows. */
struct import_counts {
    int64_t of[IMPORT_ACTIONS];
};

struct import_problem {
    int column; /* from 1; 0 when it is the whole row */
    const struct error *error;
    const struct entity *entity; /* whose field it is; NULL */
};

struct import_draft {
    const struct mapping_record *record;
    void *row;
    enum import_action action;
};

struct import_match {
    int64_t customer;
    const char *name;
    bool visible;
    struct match_score score;
};

struct import_result {
    size_t line;
    enum import_action action; /* of the row as a whole */
    struct import_draft *drafts;
    size_t draft_count, draft_room;
    struct import_problem *problems;
    size_t problem_count, problem_room;
    struct import_match *matches;
    size_t match_count, match_room;
};

struct importer {
    struct session *session; /* in a writing transaction */
    const struct mapping *mapping;
    struct import_options options;
    const char *file_name, *const *header;
    int64_t batch;
    struct match_model *models[2];            /* of companies, of persons; made when first needed */
    struct match_frequencies *frequencies[2]; /* of what the customers of the bank and of the file share */
    struct arena *arena;                      /* lives as long as the importer */
    bool careful;  /* each row in a savepoint; without, a row that fails half written asks for it by import.again */
    int64_t noted; /* records written so far */
    struct match_prepared prepared; /* of the row at hand */
};

/* One row, undone as a whole when anything in it is refused. COUNTS is added to. */
const struct error *import_row(struct importer *im, const struct table_row *row, struct import_result *result,
                               struct import_counts *counts);
/* Notes that the batch touched a record. */
const struct error *import_note(struct importer *im, size_t line, const struct entity *entity,
                                const struct record *record, bool created, int64_t version_before);

/* Customers that look like CUSTOMER, likeliest first, those above one half. */
const struct error *import_matches(struct importer *im, const struct customer *customer, struct import_result *result);
void import_match_write(struct json_writer *w, struct importer *im, bool person, const struct import_match *match);
/* In words: 名称 相同, 地址 相近 */
const char *import_match_words(struct importer *im, bool person, const struct import_match *match);

/* The value of one field of a customer that is there: whether the file's replaces it. Both are kept with the reason. */
const struct error *import_survives(struct importer *im, size_t line, const struct customer *before,
                                    const struct mapping_field *f, const void *given, bool *replaces);

/* Mapping for a header: remembered, shipped or guessed; FROM says which. ENTITY and NAME may be NULL. */
const struct error *import_propose(struct session *s, const char *const *header, size_t count,
                                   const char *const *const *samples, size_t sample_count, const char *entity,
                                   const char *name, const struct json **mapping, const char **from);
const struct json *import_guess(struct session *s, const char *const *header, size_t count,
                                const char *const *const *samples, size_t sample_count, const char *entity);

const struct error *import_options_read(struct arena *arena, const struct json *json, struct import_options *options);
/* The batch as it stands, with its mapping read and its source open. */
struct import_open {
    struct import_batch batch;
    struct mapping *mapping;
    const struct json *mapping_json;
    struct import_options options;
    struct source source;
};
const struct error *import_open(struct session *s, const struct import_batch *batch, struct import_open *open);

struct import_preview {
    struct import_batch batch;
    const char *from;
    int rows;
};
/* Runs the first rows, tells what would happen, undoes it. Opens its own transaction. */
const struct error *import_preview(struct session *s, const struct import_preview *preview, struct json_writer *w);

const struct error *import_job(struct job *job, struct arena *arena);
const struct error *import_undo_job(struct job *job, struct arena *arena);
/* An error that names what was changed since. In a reading transaction. */
const struct error *import_undo_check(struct session *s, int64_t batch);
/* One problem for a reader. */
void import_problem_write(struct json_writer *w, struct session *s, size_t line, const char *const *header,
                          size_t columns, const struct import_problem *problem);
/* The refused rows with their reasons, as CSV with a byte order mark. In a reading transaction. */
const struct error *import_refusals_csv(struct session *s, int64_t batch, struct buffer *out);
