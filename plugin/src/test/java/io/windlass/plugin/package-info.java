/** The plugin without a cluster: fakes by hand, and what people read. */
@NullMarked
package io.windlass.plugin;

import org.jspecify.annotations.NullMarked;
