/** Rollout: nodes get another driver, or the last good one again. */
@NullMarked
package io.windlass.workflows.pmem.rollout;

import org.jspecify.annotations.NullMarked;
