/** Certificates by which the two sides of a driver believe each other. Pure but for new keys. */
@NullMarked
package io.windlass.activities.pmem.certificates;

import org.jspecify.annotations.NullMarked;
