#include "init.h"
#include <errno.h>
#include <string.h>

const char pid_max_file[] = "/proc/sys/kernel/pid_max";
const char threads_max_file[] = "/proc/sys/kernel/threads-max";
static const char last_pid_file[] = "/proc/sys/kernel/ns_last_pid";

/* Until the numbers have wrapped once the kernel still gives out PIDs below 300, which would be extra slots. */
static void spend_reserved_pids(void) {
  if (read_number(last_pid_file) < RESERVED_PIDS) write_number(last_pid_file, RESERVED_PIDS);
}

static int leave_pids(long slots) {
  spend_reserved_pids();
  return write_number(pid_max_file, RESERVED_PIDS + count_tasks() - take_census().reserved + slots);
}

/* Sets the limit so that this many more tasks can start. */
int leave_slots(const char *what, long slots) {
  if (!strcmp(what, "pid_max")) return leave_pids(slots);
  if (!strcmp(what, "threads_max")) return write_number(threads_max_file, count_tasks() + slots);
  return EINVAL;
}
