/** Foresight: what would be done about a driver, told without doing it. */
@NullMarked
package io.windlass.workflows.pmem.foresight;

import org.jspecify.annotations.NullMarked;
