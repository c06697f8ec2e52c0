/* What cases are about. */
#include "domain/deal/deal.h"
#include "domain/workflow/workflow.h"

const struct workflow_kind workflow_kinds[] = {
    {"application", application_case_facts, application_case_ended},
};
const size_t workflow_kind_count = sizeof(workflow_kinds) / sizeof(workflow_kinds[0]);
