/** Deploy: a cluster that does not exist yet comes up in a safe order. */
@NullMarked
package io.windlass.workflows.aistore.deploy;

import org.jspecify.annotations.NullMarked;
