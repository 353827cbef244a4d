/** What the starter writes into a custom resource: one condition and one annotation. */
@NullMarked
package io.windlass.starter.status;

import org.jspecify.annotations.NullMarked;
