/* Texts a second of processor time of one thread; 0 when the policy in POLICY_FOLDER has no classes. */
#pragma once

#include <stddef.h>

double classify_a_second(const char *policy_folder, double seconds, size_t *texts);
