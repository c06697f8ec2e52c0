/* What a session asked before and need not ask again: a page of fifty customers has few branches and managers, and one set of masks. Lives in
 * the session's arena; forgotten with any change of who looks or as of when. */
#pragma once

#include "record/session.h"

/* One flag a field of ENTITY: masked for this session. */
const bool *memo_masks(struct session *s, const struct entity *entity);

/* TRUE when the title of (HOME, ID) is known; it may be known to be invisible (NULL). */
bool memo_title(struct session *s, const struct entity *entity, int64_t home, int64_t id, const char **title);
void memo_title_put(struct session *s, const struct entity *entity, int64_t home, int64_t id, const char *title);
