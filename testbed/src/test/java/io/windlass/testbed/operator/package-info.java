/** What NVIDIA's ais-operator makes of a cluster, written down from its sources. */
@NullMarked
package io.windlass.testbed.operator;

import org.jspecify.annotations.NullMarked;
