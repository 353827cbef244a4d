/** A rebalance that a person asked for. */
@NullMarked
package io.windlass.workflows.aistore.rebalance;

import org.jspecify.annotations.NullMarked;
