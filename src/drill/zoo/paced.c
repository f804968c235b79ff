/* The same daemon with a pause after a refused fork: a job runner that retries for ever. */
#include <unistd.h>

int main(void) {
  for (;;)
    if (fork() < 0) usleep(20000);
}
