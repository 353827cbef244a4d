/** How a host is set, beside how it should be for AIStore. Pure. */
@NullMarked
package io.windlass.activities.aistore.hosts;

import org.jspecify.annotations.NullMarked;
