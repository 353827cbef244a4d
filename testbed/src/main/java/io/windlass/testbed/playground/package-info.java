/**
 * Starts and stops everything a cluster with Windlass needs on one machine, for people and tests.
 */
@NullMarked
package io.windlass.testbed.playground;

import org.jspecify.annotations.NullMarked;
