/* Votes of a committee: decided when, and only when, no vote still open can change what comes out. */
#include "policy/workflow.h"

#include "policy/support.h"

struct state {
    int64_t agree, against, abstain, absent, recused;
    int chair; /* 0 open or away, 1 agrees, 2 against */
};

/* The rule itself, once nobody is open. */
static bool carried(const struct workflow_stage *stage, const struct state *s, int64_t seats)
{
    double present = (double)(s->agree + s->against + s->abstain), members = (double)(seats - s->recused);
    if ((stage->veto && s->chair == 2) || present < stage->quorum * members - 1e-9 || present < (double)stage->least)
        return false;
    if (stage->casting && s->agree == s->against)
        return s->chair == 1;
    return s->agree + s->against > 0 && (double)s->agree >= stage->majority * (double)(s->agree + s->against) - 1e-9;
}

/* Every way the OPEN may go; the chair among them when it is open. */
static void complete(const struct workflow_stage *stage, struct state s, int64_t seats, int64_t open, bool chair_open,
                     bool *can_carry, bool *can_lose)
{
    if (!open) {
        bool yes = carried(stage, &s, seats);
        *can_carry |= yes;
        *can_lose |= !yes;
        return;
    }
    for (int way = 0; way < 5; way++) {
        struct state next = s;
        int64_t *const to[] = {&next.agree, &next.against, &next.abstain, &next.absent, &next.recused};
        ++*to[way];
        if (chair_open)
            next.chair = way == 0 ? 1 : way == 1 ? 2 : 0;
        complete(stage, next, seats, open - 1, false, can_carry, can_lose);
    }
}

static void check(const struct workflow_stage *stage, struct state s, int64_t open, bool chair_open)
{
    int64_t seats = s.agree + s.against + s.abstain + s.absent + s.recused + open;
    struct vote_count count = {.members = seats - s.recused,
                               .open = open,
                               .agree = s.agree,
                               .against = s.against,
                               .abstain = s.abstain,
                               .chair_open = chair_open,
                               .chair_agrees = s.chair == 1,
                               .chair_against = s.chair == 2};
    bool can_carry = false, can_lose = false;
    complete(stage, s, seats, open, chair_open, &can_carry, &can_lose);
    enum vote_result want = can_carry && can_lose ? VOTE_RUNNING : can_carry ? VOTE_CARRIED : VOTE_LOST;
    if (workflow_vote(stage, &count) != want)
        fail_msg("agree %d against %d abstain %d absent %d recused %d open %d chair %d %s: %d instead of %d",
                 (int)s.agree, (int)s.against, (int)s.abstain, (int)s.absent, (int)s.recused, (int)open, s.chair,
                 chair_open ? "open" : "", workflow_vote(stage, &count), want);
}

static void decided_exactly_when_nothing_can_change(void **unused)
{
    (void)unused;
    static const struct workflow_stage stages[] = {
        {.votes = true, .quorum = 2.0 / 3, .majority = 2.0 / 3},
        {.votes = true, .quorum = 2.0 / 3, .majority = 2.0 / 3, .least = 3, .chair = "chair", .veto = true},
        {.votes = true, .quorum = 0.5, .majority = 0.5, .chair = "chair", .casting = true},
        {.votes = true, .quorum = 0.5, .majority = 0.5, .chair = "chair", .casting = true, .veto = true},
        {.votes = true, .quorum = 1, .majority = 1},
    };
    enum { MOST = 4 };
    int checked = 0;
    for (size_t i = 0; i < sizeof(stages) / sizeof(*stages); i++)
        for (int code = 0; code < MOST * MOST * MOST * MOST * MOST * 3 * 2; code++) {
            int rest = code;
            struct state s = {.agree = rest % MOST};
            s.against = (rest /= MOST) % MOST;
            s.abstain = (rest /= MOST) % 2;
            s.absent = (rest /= MOST) % 2;
            int64_t open = (rest /= MOST) % MOST;
            s.chair = (rest /= MOST) % 3;
            bool chair_open = (rest / 3) % 2;
            if ((!stages[i].chair && (s.chair || chair_open)) || (s.chair == 1 && !s.agree) ||
                (s.chair == 2 && !s.against) || (chair_open && (s.chair || !open)))
                continue;
            check(&stages[i], s, open, chair_open);
            checked++;
        }
    assert_true(checked > 1000);
}

static void examples_a_secretary_would_know(void **unused)
{
    (void)unused;
    static const struct workflow_stage committee = {
        .votes = true, .quorum = 0.666, .majority = 0.666, .least = 3, .chair = "chair", .veto = true};
    static const struct {
        struct vote_count count;
        enum vote_result want;
    } cases[] = {
        {{.members = 5, .open = 5, .chair_open = true}, VOTE_RUNNING},
        {{.members = 5, .open = 2, .agree = 3, .chair_agrees = true}, VOTE_RUNNING}, /* three of five are no quorum */
        {{.members = 5, .open = 1, .agree = 4, .chair_agrees = true}, VOTE_CARRIED},
        {{.members = 5, .open = 1, .agree = 4, .chair_open = true}, VOTE_RUNNING}, /* the veto is still to come */
        {{.members = 5, .open = 4, .against = 1, .chair_against = true}, VOTE_LOST},
        {{.members = 5, .open = 3, .against = 2, .chair_open = true},
         VOTE_LOST}, /* three of five cannot be two thirds */
        {{.members = 3, .open = 0, .agree = 2, .against = 1, .chair_agrees = true}, VOTE_CARRIED}, /* two recused */
        {{.members = 2, .open = 2, .chair_open = true}, VOTE_LOST},               /* three must take part */
        {{.members = 5, .open = 1, .agree = 2, .chair_agrees = true}, VOTE_LOST}, /* two absent: no quorum any more */
        {{.members = 4, .abstain = 4}, VOTE_LOST},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        if (workflow_vote(&committee, &cases[i].count) != cases[i].want)
            fail_msg("case %zu: %d instead of %d", i, workflow_vote(&committee, &cases[i].count), cases[i].want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decided_exactly_when_nothing_can_change),
        cmocka_unit_test(examples_a_secretary_would_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
