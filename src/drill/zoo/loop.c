/* A daemon that starts workers in a loop and never looks at what fork() returned; it spins at the limit. */
#include <unistd.h>

int main(void) {
  for (;;) fork();
}
