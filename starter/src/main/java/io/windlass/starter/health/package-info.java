/** Readiness as the starter reports it. */
@NullMarked
package io.windlass.starter.health;

import org.jspecify.annotations.NullMarked;
