/** A cluster of AIStore nodes under Kubernetes as a model that moves in ticks of one second. */
@NullMarked
package io.windlass.workflows.aistore.simulator;

import org.jspecify.annotations.NullMarked;
