/** Foresight: what would be done about a cluster, told without doing it. */
@NullMarked
package io.windlass.workflows.aistore.foresight;

import org.jspecify.annotations.NullMarked;
