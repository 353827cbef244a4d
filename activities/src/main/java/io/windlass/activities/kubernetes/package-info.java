/** The only place that knows the Kubernetes client: apply, compare, report. */
@NullMarked
package io.windlass.activities.kubernetes;

import org.jspecify.annotations.NullMarked;
