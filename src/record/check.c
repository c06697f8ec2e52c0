#include "record/check.h"
#include "base/text.h"
#include "quant/identifier.h"

#include <ctype.h>
#include <string.h>

static bool login(const char *value)
{
    size_t size = strlen(value);
    for (const char *at = value; *at; at++)
        if (!islower((unsigned char)*at) && !isdigit((unsigned char)*at) && !strchr("._-", *at))
            return false;
    return size >= 2 && size <= 40;
}

static bool email(const char *value)
{
    const char *at = strchr(value, '@');
    return at && at > value && !strchr(at + 1, '@') && strchr(at + 1, '.') && !strpbrk(value, " ,;<>\"\r\n") && !text_ends(value, ".");
}

static bool phone(const char *value)
{
    size_t digits = 0;
    for (const char *at = value; *at; at++) {
        if (isdigit((unsigned char)*at))
            digits++;
        else if (!strchr("+-() #", *at))
            return false;
    }
    return digits >= 5 && digits <= 20;
}

const char *check_value(struct session *s, const char *name, const char *value, const void *row)
{
    (void)row;
    bool en = s->language == LANGUAGE_EN;
    if (!strcmp(name, "uscc"))
        return identifier_uscc(value) ? NULL : en ? "the check character does not fit; 18 characters as on the licence" : "校验位不符，请按营业执照填写 18 位代码";
    if (!strcmp(name, "org_code"))
        return identifier_org_code(value) ? NULL : en ? "the check character does not fit (XXXXXXXX-X)" : "校验位不符（格式 XXXXXXXX-X）";
    if (!strcmp(name, "resident_id"))
        return identifier_resident_id(value, s->today, NULL) ? NULL : en ? "not a valid 18-character id" : "身份证号校验不通过，请核对 18 位号码";
    if (!strcmp(name, "lei"))
        return identifier_lei(value) ? NULL : en ? "the check digits do not fit (20 characters)" : "校验位不符（20 位）";
    if (!strcmp(name, "reg_no"))
        return identifier_reg_no(value) ? NULL : en ? "the check digit does not fit (15 digits)" : "校验位不符（15 位）";
    if (!strcmp(name, "mobile"))
        return identifier_mobile(value) ? NULL : en ? "not a mainland mobile number" : "不是有效的手机号";
    if (!strcmp(name, "phone"))
        return phone(value) ? NULL : en ? "5 to 20 digits" : "应为 5 至 20 位数字";
    if (!strcmp(name, "email"))
        return email(value) ? NULL : en ? "name@domain" : "格式应为 name@domain";
    if (!strcmp(name, "login"))
        return login(value) ? NULL : en ? "lower-case letters, digits, . _ -" : "只能用小写字母、数字和 . _ -";
    return NULL;
}
