/* A thread leak. `one`: a single process up to the limit; `many`: processes of 200 threads each; `headless`: the
   main thread has left by pthread_exit, so the process looks like a zombie and lives on. */
#include <pthread.h>
#include <string.h>
#include <unistd.h>

static void *idle(void *unused) {
  for (;;) pause();
  return unused;
}

static int add_thread(void *(*body)(void *)) {
  pthread_t thread;
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 65536);
  pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
  return pthread_create(&thread, &small, body, NULL);
}

static void *leak(void *unused) {
  for (;;)
    if (add_thread(idle)) usleep(20000);
  return unused;
}

static void many(void) {
  for (;;) {
    pid_t next = fork();
    if (next < 0) usleep(20000);
    if (next != 0) continue;
    for (int made = 0; made < 200;)
      if (add_thread(idle)) usleep(20000);
      else made++;
    idle(NULL);
  }
}

int main(int argc, char **argv) {
  const char *form = argc > 1 ? argv[1] : "one";
  if (!strcmp(form, "many")) many();
  if (!strcmp(form, "one")) leak(NULL);
  while (add_thread(leak)) usleep(20000);
  pthread_exit(NULL);
}
