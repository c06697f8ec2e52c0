/* What the assistant knows by heart: one set of policies compiled into words and passages, shared by all who ask. */
#include "base/text.h"
#include "domain/assistant/assistant.h"
#include "domain/assistant/warm.h"

#include <pthread.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void assistant_release(const struct assistant *assistant)
{
    struct assistant *mine = (struct assistant *)(uintptr_t)assistant;
    if (!mine || __atomic_sub_fetch(&mine->users, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    policy_release(mine->snapshot);
    arena_free(mine->arena);
}

static struct assistant *make(struct session *s)
{
    struct arena *arena = arena_new();
    struct assistant *made = ARENA_NEW(arena, struct assistant);
    policy_keep(s->policy);
    *made = (struct assistant){.arena = arena, .policy = arena_text(arena, s->policy->hash), .snapshot = s->policy, .users = 1};
    made->lexicon = lexicon_build(arena, s->policy, s->bank->codes);
    assistant_passages(made);
    if (s->policy->assistant.intents)
        made->intents = intents_learn(arena, s->bank, made->lexicon, s->policy->assistant.intents);
    return made;
}

const struct assistant *assistant_take(struct session *s)
{
    if (!s->policy)
        return NULL;
    pthread_mutex_lock(&lock);
    struct assistant *kept = s->bank->assistant;
    if (!kept || strcmp(kept->policy, s->policy->hash)) {
        struct assistant *made = make(s);
        assistant_release(kept);
        s->bank->assistant = kept = made;
    }
    __atomic_add_fetch(&kept->users, 1, __ATOMIC_ACQ_REL);
    pthread_mutex_unlock(&lock);
    return kept;
}

void assistant_warm(struct bank *bank, struct arena *arena)
{
    struct session s;
    session_system(&s, bank, arena);
    assistant_release(assistant_take(&s));
    session_close(&s);
}

void assistant_free(struct bank *bank)
{
    assistant_release(bank->assistant);
    bank->assistant = NULL;
}
