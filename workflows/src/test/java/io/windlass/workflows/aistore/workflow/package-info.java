/** The workflows in Temporal's test environment, over the simulated cluster. */
@NullMarked
package io.windlass.workflows.aistore.workflow;

import org.jspecify.annotations.NullMarked;
