/** Scenarios on the real stack: each a story in a namespace of its own. */
@NullMarked
package io.windlass.testbed.scenarios;

import org.jspecify.annotations.NullMarked;
