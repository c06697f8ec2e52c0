#include "calc/topics.h"

#include <string.h>

/* One row a group; the rows of a group stand in its own file. */
static const struct calc_section *const sections[] = {
    &customer_topics,
    &network_topics,
    &statement_topics,
    &rating_topics,
    &validation_topics,
    &migration_topics,
    &allocation_topics,
    &merton_topics,
    &regulation_topics,
    &provision_topics,
    &portfolio_topics,
    &portfolio_loss_topics,
    &capital_topics,
    &loan_topics,
    &return_topics,
    &project_topics,
    &debt_topics,
    &lending_topics,
    &service_topics,
    &process_topics,
};

const struct calc_topic *calc_topic_at(size_t index)
{
    for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
        if (index < sections[i]->count)
            return &sections[i]->topics[index];
        index -= sections[i]->count;
    }
    return NULL;
}

const struct calc_topic *calc_topic_find(const char *name)
{
    const struct calc_topic *topic;
    for (size_t i = 0; (topic = calc_topic_at(i)); i++)
        if (!strcmp(topic->name, name))
            return topic;
    return NULL;
}

const char *calc_topic_name(const struct calc_topic *topic)
{
    return topic->name;
}
