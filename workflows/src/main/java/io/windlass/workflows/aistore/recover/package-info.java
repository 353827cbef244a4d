/** Recover: nodes that left service come back, and the data is settled. */
@NullMarked
package io.windlass.workflows.aistore.recover;

import org.jspecify.annotations.NullMarked;
