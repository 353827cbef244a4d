/** What the driver's pods tell of themselves over HTTP. */
@NullMarked
package io.windlass.activities.pmem.http;

import org.jspecify.annotations.NullMarked;
