/** Workflows of drivers under Temporal's test server, with fakes of the activities. */
@NullMarked
package io.windlass.workflows.pmem.workflow;

import org.jspecify.annotations.NullMarked;
