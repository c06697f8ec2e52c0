/* Compiles what the assistant answers from, so that after a start or an activation of policies the first who asks need not wait. */
#pragma once

struct bank;
struct arena;

void assistant_warm(struct bank *bank, struct arena *arena);
void assistant_free(struct bank *bank);
