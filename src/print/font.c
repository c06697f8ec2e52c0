/* The letters of one document as fonts of their own. The library that writes the PDF cuts down a font with shared
 * outline parts wrongly for some letters (如 alone comes out blank: seen with cairo 1.16 and Noto Sans CJK), so the
 * fonts it gets hold only the letters the document uses and no shared parts. They lie in files of names that never come
 * again, for the library remembers a font by its file's name. */
#include "print/layout.h"

#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <unistd.h>

static hb_face_t *face_of_system(bool bold)
{
    FcResult result;
    FcChar8 *file;
    int index;
    hb_face_t *face = NULL;
    FcPattern *wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, PRINT_FAMILY, FC_WEIGHT, FcTypeInteger,
                                       bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR, NULL);
    FcConfigSubstitute(NULL, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcPattern *match = FcFontMatch(NULL, wanted, &result);
    if (match && FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch &&
        FcPatternGetInteger(match, FC_INDEX, 0, &index) == FcResultMatch) {
        hb_blob_t *blob = hb_blob_create_from_file((const char *)file);
        face = hb_face_create(blob, (unsigned)index & 0xFFFF);
        hb_blob_destroy(blob);
    }
    if (match)
        FcPatternDestroy(match);
    FcPatternDestroy(wanted);
    return face;
}

/* The letters of LETTERS out of FACE, as a whole font file; NULL when the library cannot. */
static hb_blob_t *face_cut(hb_face_t *face, const hb_set_t *letters)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_union(hb_subset_input_unicode_set(input), letters);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_face_t *cut = hb_subset_or_fail(face, input);
    hb_blob_t *blob = cut ? hb_face_reference_blob(cut) : NULL;
    hb_face_destroy(cut);
    hb_subset_input_destroy(input);
    return blob;
}

static bool font_add(struct print *p, FcConfig *config, bool bold)
{
    unsigned size = 0;
    hb_face_t *face = face_of_system(bold);
    hb_blob_t *blob = face ? face_cut(face, p->letters) : NULL;
    const char *data = blob ? hb_blob_get_data(blob, &size) : NULL;
    char *path = arena_format(p->arena, "%s/steward-font-XXXXXX", g_get_tmp_dir());
    int file = size ? mkstemp(path) : -1;
    if (file >= 0)
        p->font_files[bold] = path;
    bool good = file >= 0 && write(file, data, size) == (ssize_t)size;
    if (file >= 0 && close(file))
        good = false;
    good = good && FcConfigAppFontAddFile(config, (const FcChar8 *)path);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return good;
}

void fonts_begin(struct print *p)
{
    p->letters = hb_set_create();
    hb_set_add_range(p->letters, ' ', '~');
}

void fonts_note(struct print *p, const char *text)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at))
        hb_set_add(p->letters, g_utf8_get_char(at));
}

PangoFontMap *fonts_cut(struct print *p)
{
    FcConfig *config = FcConfigCreate();
    PangoFontMap *map = NULL;
    if (font_add(p, config, false) && font_add(p, config, true)) {
        map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    }
    FcConfigDestroy(config);
    return map;
}

/* The map keeps its configuration for good unless it is taken away first (seen with pango 1.50). */
void fonts_give_back(PangoFontMap *map)
{
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), NULL);
    g_object_unref(map);
}

void fonts_end(struct print *p)
{
    hb_set_destroy(p->letters);
    for (int bold = 0; bold < 2; bold++)
        if (p->font_files[bold])
            unlink(p->font_files[bold]);
}
