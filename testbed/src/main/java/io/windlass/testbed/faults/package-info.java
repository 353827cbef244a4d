/** What can go wrong on purpose: faults of pods and nodes, and of the way to the API server. */
@NullMarked
package io.windlass.testbed.faults;

import org.jspecify.annotations.NullMarked;
