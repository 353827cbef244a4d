/** Shut down: every node ends in order, and what they hold stays on its volumes. */
@NullMarked
package io.windlass.workflows.aistore.shutdown;

import org.jspecify.annotations.NullMarked;
