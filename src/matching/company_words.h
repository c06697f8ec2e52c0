/* The words company_name.c knows. */
#pragma once

#include <stddef.h>

enum company_word {
    COMPANY_FORM = 1,     /* 有限公司, ltd */
    COMPANY_INDUSTRY = 2, /* 新能源 */
    COMPANY_REGION = 4,   /* 宁波, without 省 市 县 */
    COMPANY_BRANCH = 8,   /* what a branch's name ends with: 分公司 */
};

enum { COMPANY_WORD_BYTES = 30 };

/* Bytes of the longest word of that sort with which TEXT begins or ends, 0 for none. A Latin word must stand alone. */
size_t company_word_start(const char *text, enum company_word sort);
size_t company_word_end(const char *text, enum company_word sort);
