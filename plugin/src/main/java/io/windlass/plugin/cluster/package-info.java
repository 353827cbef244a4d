/** What the plugin asks of the Kubernetes API. The only place that knows its client. */
@NullMarked
package io.windlass.plugin.cluster;

import org.jspecify.annotations.NullMarked;
