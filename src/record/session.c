#include "record/session.h"
#include "base/text.h"
#include "policy/snapshot.h"
#include "record/scope.h"

#include <stdatomic.h>

static void session_viewer(struct session *s)
{
    s->viewer.person = s->person;
    s->viewer.branch = s->branch;
    s->viewer.now = s->now;
}

bool bank_goes_on(void *context, double share)
{
    const struct bank *bank = context;
    (void)share;
    return !bank || !atomic_load(&bank->stopping);
}

void session_system(struct session *s, struct bank *bank, struct arena *arena)
{
    *s = (struct session){.bank = bank, .arena = arena, .language = LANGUAGE_ZH, .person_name = "system", .role = "system",
                          .address = "", .correlation = "", .now = instant_now()};
    s->today = instant_date(s->now);
    s->unlimited = true;
    s->policy = bank->policy ? policy_current_take(bank->policy) : NULL;
    s->access = s->policy ? s->policy->access : bank->access;
    s->viewer = viewer_system;
    session_viewer(s);
}

void session_person(struct session *s, int64_t person, int64_t branch, const char *role)
{
    s->person = person;
    s->branch = branch;
    s->role = role;
    s->client = 0;
    s->unlimited = false;
    s->memo = NULL;
    session_viewer(s);
    scope_viewer(s);
}

void session_client(struct session *s, int64_t user, int64_t customer, int64_t branch, const char *role)
{
    static const struct access nobody = {.hash = ""};
    s->access = s->policy && s->policy->client_access ? s->policy->client_access : &nobody;
    session_person(s, user, branch, role);
    s->client = customer;
}

void session_as_of(struct session *s, int64_t instant)
{
    s->viewer.as_of = instant;
    s->memo = NULL;
    s->today = instant_date(instant == NONE ? s->now : instant);
}

const struct error *session_read(struct session *s, struct tx *tx)
{
    TRY(store_read_begin(s->bank->store, s->arena, &s->viewer, tx));
    s->tx = tx;
    return NULL;
}

void session_end(struct session *s)
{
    if (s->tx)
        store_read_end(s->tx);
    s->tx = NULL;
}

void session_close(struct session *s)
{
    if (s->policy)
        policy_release(s->policy);
    s->policy = NULL;
}

void session_engine(const struct session *s, struct session *engine)
{
    *engine = *s;
    engine->unlimited = true;
    engine->memo = NULL; /* it sees other rows and no masks */
    engine->viewer.condition = NULL;
    engine->viewer.key = "system";
}
