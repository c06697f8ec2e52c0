/* What this program knows to do as a job. */
#include "domain/campaign/campaign.h"
#include "domain/climate/climate.h"
#include "domain/day_end/day_end.h"
#include "domain/export/export.h"
#include "domain/import/import.h"
#include "domain/job/job.h"
#include "domain/lab/lab.h"
#include "domain/outlook/outlook_job.h"
#include "domain/pool/pool.h"
#include "domain/portfolio/loss.h"
#include "domain/process/process.h"
#include "domain/project/project.h"
#include "domain/service/train_job.h"
#include "domain/value/value_job.h"
#include "domain/warning/warning_job.h"

#include <string.h>

const struct job_kind job_kinds[] = {
    {"import", {"导入", "Import"}, import_job},
    {"import_undo", {"撤销导入", "Undo an import"}, import_undo_job},
    {"export", {"导出", "Export"}, export_job},
    {"lab_train", {"训练模型", "Train a model"}, lab_train_job},
    {"model_check", {"模型监测", "Check of models in use"}, lab_check_job},
    {"portfolio_loss", {"损失分布模拟", "Simulation of losses"}, loss_job},
    {"ecl", {"减值计提", "Expected credit losses"}, ecl_job},
    {"climate_trial", {"景气叠加试算", "Trial of the climate overlay"}, climate_job},
    {"project_risk", {"项目风险分析", "Risk of a project"}, project_risk_job},
    {"project_stress", {"全部项目压力", "Stress of all projects"}, project_stress_job},
    {"warning_run", {"运行预警", "Run of the indicators"}, warning_job},
    {"warning_back_test", {"预警回测", "Back-test of the indicators"}, warning_job},
    {"customer_value", {"客户价值", "Customer values"}, value_job},
    {"campaign_send", {"发送活动", "Campaign sent"}, campaign_job},
    {"pool_run", {"公海规则", "Rules of the pool"}, pool_job},
    {"outlook", {"客户展望", "Outlook of customers"}, outlook_job},
    {"service_train", {"训练服务分类", "Train the service classifier"}, service_train_job},
    {"process_log", {"导入流程日志", "Import of a process log"}, process_log_job},
    {"day_end", {"日终", "Day end"}, day_end_job},
};
const size_t job_kind_count = sizeof(job_kinds) / sizeof(job_kinds[0]);

const struct job_kind *job_kind_find(const char *name)
{
    for (size_t i = 0; i < job_kind_count; i++)
        if (!strcmp(job_kinds[i].name, name))
            return &job_kinds[i];
    return NULL;
}
