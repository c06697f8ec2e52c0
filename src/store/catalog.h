/* The database's own list of its tables, and their rows whatever they are: for backups and whatever else goes through
 * everything. */
#pragma once

#include "store/store.h"

struct column {
    const char *name;
    enum sql_type type;
};

struct table {
    const char *name;
    struct column *columns;
    size_t count;
};

/* Every table of the product but the list of migrations, sorted by name. */
const struct error *catalog_tables(struct tx *tx, struct table **tables, size_t *count);
const struct table *catalog_find(const struct table *tables, size_t count, const char *name);

/* Calls EACH for every row, in no order. The values live until EACH returns. A PostgreSQL table is read in portions, so
 * a large one does not fill the memory. */
typedef const struct error *catalog_row(void *context, const struct sql_value *values);
const struct error *catalog_scan(struct tx *tx, const struct table *table, catalog_row *each, void *context);

const struct error *catalog_insert(struct tx *tx, const struct table *table, const struct sql_value *values);
