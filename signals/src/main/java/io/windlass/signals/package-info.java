/** Log lines and metrics that worker and starter have in common. */
@NullMarked
package io.windlass.signals;

import org.jspecify.annotations.NullMarked;
