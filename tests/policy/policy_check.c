/* `policy check` alone, for building and testing the policy layer without the product around it. */
#include "policy/check.h"

int main(int argc, char **argv)
{
    return policy_check_main(argc, argv, stdout, stderr);
}
