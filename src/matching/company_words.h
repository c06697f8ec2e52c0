/* The words company_name.c knows; each list is ended by NULL. */
#pragma once

extern const char *const company_forms[];      /* longest first */
extern const char *const company_industries[]; /* any order: the longest that fits is taken */
extern const char *const company_regions[];    /* without 省 市; any order */
extern const char *const company_branches[];   /* what a branch's name ends with */
