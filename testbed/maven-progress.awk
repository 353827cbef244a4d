#!/usr/bin/awk -f
# What a person wants to see of a Maven build: one line a module, and what went wrong.
/^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ { print "  " substr($0, 8); fflush(); next }
/^\[ERROR\]/ { print; fflush() }
