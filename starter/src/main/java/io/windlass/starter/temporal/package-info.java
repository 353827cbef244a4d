/** The connection to Temporal, set up by its standard environment variables and profiles. */
@NullMarked
package io.windlass.starter.temporal;

import org.jspecify.annotations.NullMarked;
