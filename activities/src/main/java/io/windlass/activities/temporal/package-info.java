/**
 * What every activity needs of Temporal: a pulse that shows it is alive, and waits that can be
 * ended.
 */
@NullMarked
package io.windlass.activities.temporal;

import org.jspecify.annotations.NullMarked;
