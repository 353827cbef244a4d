/**
 * What people want of the work, as the annotations that say it, and how to tell that it was heard.
 */
@NullMarked
package io.windlass.plugin.wish;

import org.jspecify.annotations.NullMarked;
