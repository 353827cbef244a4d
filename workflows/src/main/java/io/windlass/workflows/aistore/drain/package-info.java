/** Drain: a Kubernetes node is emptied, serviced, and its nodes come back. */
@NullMarked
package io.windlass.workflows.aistore.drain;

import org.jspecify.annotations.NullMarked;
