/** What Temporal knows beyond the status. The only place that knows its client. */
@NullMarked
package io.windlass.plugin.temporal;

import org.jspecify.annotations.NullMarked;
