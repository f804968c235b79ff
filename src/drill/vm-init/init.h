/* PID 1 of the VM arena: the observer from outside. Everything it needs later is taken before the limit fills. */
#include <stddef.h>
#include <sys/types.h>

enum { RESERVED_PIDS = 300 };

/* port.c: the control line, a UART driven by hand. */
void port_open(void);
void port_read_line(char *line, size_t size);
void port_write(const char *text);
void port_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* file.c */
int read_file(int folder, const char *path, char *buffer, size_t size);
int write_file(const char *path, const char *text);
int write_number(const char *path, long number);
long read_number(const char *path);
long count_tasks(void);

/* mounts.c */
void mount_all(void);

/* task.c */
struct task {
  pid_t pid;
  char state;
  const char *comm, *comm_end;
  int ppid, pgrp, session, threads;
  unsigned flags, uid;
  unsigned long long born;
};
void task_open(void);
void each_task(void (*visit)(const struct task *task));

/* look.c */
struct census {
  long reserved; /* tasks with a PID below 300: once the numbers have wrapped it is never given out again */
  long user;     /* tasks of the user asked for */
  long seen;     /* tasks of every process that could be read */
};
struct census take_census(void);
void look(uid_t user);

/* spawn.c */
struct place {
  uid_t uid;
  long processes;     /* RLIMIT_NPROC, 0 leaves it alone */
  const char *cgroup; /* "" stays in the root group */
  const char *tty;    /* "" has no terminal */
};
pid_t spawn(const struct place *place, char *const argv[]);

/* limit.c */
extern const char pid_max_file[], threads_max_file[];
int leave_slots(const char *what, long slots);

/* command.c */
void obey(char *line);
