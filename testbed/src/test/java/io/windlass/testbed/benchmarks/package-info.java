/** Measures Windlass against the same servers without it. */
@NullMarked
package io.windlass.testbed.benchmarks;

import org.jspecify.annotations.NullMarked;
