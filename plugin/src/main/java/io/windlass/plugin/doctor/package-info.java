/** Whether everything that Windlass needs is there, and what to do if not. */
@NullMarked
package io.windlass.plugin.doctor;

import org.jspecify.annotations.NullMarked;
