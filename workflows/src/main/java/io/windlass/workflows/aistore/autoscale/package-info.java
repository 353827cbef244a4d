/** Sizes that follow the nodes of Kubernetes, here called hosts. Pure. */
@NullMarked
package io.windlass.workflows.aistore.autoscale;

import org.jspecify.annotations.NullMarked;
