/** Replacement of a node: its data moves, and it begins anew on new volumes. */
@NullMarked
package io.windlass.workflows.aistore.replace;

import org.jspecify.annotations.NullMarked;
