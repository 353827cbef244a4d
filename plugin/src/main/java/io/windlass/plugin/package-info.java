/** {@code kubectl windlass}: to see and to steer what Windlass does, from one file. */
@NullMarked
package io.windlass.plugin;

import org.jspecify.annotations.NullMarked;
