/* One resource for each process. exercise.h is given and cannot be changed; the statement shows it.
 * Everything below may be rewritten as long as the two functions keep their form. */
#include "exercise.h"

#include <errno.h>
#include <stddef.h>

struct resource *registry_get(struct resource *(*maker)(void))
{
    (void)maker;
    errno = ENOSYS;
    return NULL;
}

void registry_reset_for_tests(void)
{
}
