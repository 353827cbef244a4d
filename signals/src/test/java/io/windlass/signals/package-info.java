/** Tests of what worker and starter write. */
@NullMarked
package io.windlass.signals;

import org.jspecify.annotations.NullMarked;
