/** Informers, the queue of keys and the work on each key. */
@NullMarked
package io.windlass.starter.watch;

import org.jspecify.annotations.NullMarked;
