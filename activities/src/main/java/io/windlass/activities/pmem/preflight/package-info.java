/** What is in the way of a driver on a node that has none yet. Pure. */
@NullMarked
package io.windlass.activities.pmem.preflight;

import org.jspecify.annotations.NullMarked;
