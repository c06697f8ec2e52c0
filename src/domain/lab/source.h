/* Tables to learn from: files of any usual kind (CSV, TSV, blanks, XLSX, ARFF; plain or gzip). */
#pragma once

#include "base/error.h"
#include "learn/frame.h"

struct lab_source {
    const char *file_name;
    const void *data;
    size_t size;
    const char *columns; /* names for a file without header: "a,b,c:category", or NULL */
    const char *types;   /* "name:kind,name:kind", or NULL */
    char delimiter;      /* 0: found out; ' ' is any run of blanks */
    const char *sheet;
};
/* HASH: SHA-256 of the bytes in hex. */
const struct error *lab_read(struct arena *arena, const struct lab_source *source, struct frame **frame, char hash[65]);
/* A whole file, at most 1 GiB. */
const struct error *lab_file(struct arena *arena, const char *path, const void **data, size_t *size);
