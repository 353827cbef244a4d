/** Alerts, dashboard and the pages about them, held against each other. */
@NullMarked
package io.windlass.testbed.signals;

import org.jspecify.annotations.NullMarked;
