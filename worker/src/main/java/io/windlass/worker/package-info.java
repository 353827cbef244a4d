/** The Micronaut application that runs workflows and activities. */
@NullMarked
package io.windlass.worker;

import org.jspecify.annotations.NullMarked;
