/* A company's name taken apart the way it is registered: region + trade name + line of business + legal form, with the
 * region or the form also met in brackets, and a branch named behind the form. 宁海远航新能源集团有限公司 and
 * 远航新能源(宁海)集团 have the same parts in another order. */
#pragma once

#include "base/arena.h"

/* All folded; "" for what is absent, the trade name is never absent unless the whole is. */
struct company_name {
    const char *region;   /* 宁海, 浙江宁波: without 省 市 县 */
    const char *trade;    /* 远航 (字号) */
    const char *industry; /* 新能源 */
    const char *form;     /* 股份有限公司, ltd; 集团 stands before it: 集团有限公司 */
    const char *branch;   /* 上海分公司 */
    const char *core;     /* region + trade + industry as they stand, for comparing when the cuts differ */
};

struct company_name company_name_parse(struct arena *arena, const char *text);
