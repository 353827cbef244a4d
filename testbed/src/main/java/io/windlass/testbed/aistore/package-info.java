/** A simulated AIStore cluster: nodes that answer as recorded AIS 4.9 and 5.0 nodes did. */
@NullMarked
package io.windlass.testbed.aistore;

import org.jspecify.annotations.NullMarked;
