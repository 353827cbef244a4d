/** The HTTP API of AIStore, as far as Windlass uses it. */
@NullMarked
package io.windlass.activities.aistore.http;

import org.jspecify.annotations.NullMarked;
