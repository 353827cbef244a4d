/** Rolling upgrade: a new pod template for a cluster that goes on serving. */
@NullMarked
package io.windlass.workflows.aistore.upgrade;

import org.jspecify.annotations.NullMarked;
