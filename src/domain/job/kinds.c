/* What this program knows to do as a job. */
#include "domain/day_end/day_end.h"
#include "domain/export/export.h"
#include "domain/import/import.h"
#include "domain/job/job.h"

const struct job_kind job_kinds[] = {
    {"import", {"导入", "Import"}, import_job},
    {"import_undo", {"撤销导入", "Undo an import"}, import_undo_job},
    {"export", {"导出", "Export"}, export_job},
    {"day_end", {"日终", "Day end"}, day_end_job},
};
const size_t job_kind_count = sizeof(job_kinds) / sizeof(job_kinds[0]);
