/** A rolling restart that a person asked for. */
@NullMarked
package io.windlass.workflows.aistore.restart;

import org.jspecify.annotations.NullMarked;
