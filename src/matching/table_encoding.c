#include "matching/table_parts.h"

#include <string.h>

/* How well a sample fits a double-byte encoding: pairs that are valid and how many of them are everyday characters. */
struct fit {
    size_t pairs, everyday;
    bool valid;
};

/* UTF-8 throughout? A sequence cut by the end of the sample is no fault. */
static bool is_utf8(const unsigned char *at, size_t size, bool whole)
{
    for (size_t i = 0; i < size;) {
        unsigned char c = at[i];
        size_t more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : (c & 0xF0) == 0xE0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : 9;
        if (more == 9)
            return false;
        for (size_t k = 1; k <= more; k++) {
            if (i + k == size)
                return !whole;
            if ((at[i + k] & 0xC0) != 0x80)
                return false;
        }
        i += more + 1;
    }
    return true;
}

/* GB18030 with its four-byte forms. Everyday: the 3,755 characters of GB 2312's first level, and its punctuation. */
static struct fit fit_gb18030(const unsigned char *at, size_t size, bool whole)
{
    struct fit fit = {.valid = true};
    for (size_t i = 0; i < size;) {
        if (at[i] < 0x80) {
            i++;
            continue;
        }
        if (i + 1 == size)
            return fit.valid = !whole, fit;
        unsigned char lead = at[i], trail = at[i + 1];
        if (lead >= 0x81 && lead <= 0xFE && trail >= 0x30 && trail <= 0x39) {
            i += 4;
            fit.pairs++;
            continue;
        }
        if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF)
            return fit.valid = false, fit;
        fit.pairs++;
        fit.everyday += trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3);
        i += 2;
    }
    return fit;
}

/* Big5, everyday: its first plane A440..C67E and punctuation. */
static struct fit fit_big5(const unsigned char *at, size_t size, bool whole)
{
    struct fit fit = {.valid = true};
    for (size_t i = 0; i < size;) {
        if (at[i] < 0x80) {
            i++;
            continue;
        }
        if (i + 1 == size)
            return fit.valid = !whole, fit;
        unsigned char lead = at[i], trail = at[i + 1];
        if (lead < 0xA1 || lead > 0xF9 || trail < 0x40 || (trail > 0x7E && trail < 0xA1) || trail == 0xFF)
            return fit.valid = false, fit;
        fit.pairs++;
        fit.everyday += (lead >= 0xA4 && lead <= 0xC6) || lead == 0xA1;
        i += 2;
    }
    return fit;
}

/* Latin text has single high letters between ASCII ones, and GB pairs made of them are rarely everyday characters. */
const char *encoding_of(const unsigned char *sample, size_t size, bool whole)
{
    if (is_utf8(sample, size, whole))
        return "UTF-8";
    struct fit gb = fit_gb18030(sample, size, whole), big5 = fit_big5(sample, size, whole);
    double gb_share = gb.valid && gb.pairs ? (double)gb.everyday / (double)gb.pairs : 0;
    double big5_share = big5.valid && big5.pairs ? (double)big5.everyday / (double)big5.pairs : 0;
    if (gb.valid && gb_share >= 0.6)
        return "GB18030";
    if (big5.valid && big5_share >= 0.7)
        return "Big5";
    if (gb.valid && gb_share >= 0.3)
        return "GB18030";
    /* Mostly valid UTF-8 with a broken byte somewhere must not turn into Latin letters as a whole. */
    size_t high = 0, good = 0;
    for (size_t i = 0; i < size; i++) {
        high += sample[i] >= 0x80;
        for (size_t length = 2; length <= 4 && i + length <= size; length++)
            if (sample[i] >= 0xC2 && is_utf8(sample + i, length, true)) {
                good += length;
                break;
            }
    }
    return good * 10 >= high * 8 ? "UTF-8" : "windows-1252";
}
