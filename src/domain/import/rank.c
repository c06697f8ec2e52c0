/* Apart from the rest of the import: tables of policies and tables handed in both have rows. */
#include "domain/import/rank.h"
#include "policy/snapshot.h"

const struct survivorship *rank_policy(const struct session *s)
{
    return s->policy ? s->policy->survivorship : NULL;
}
