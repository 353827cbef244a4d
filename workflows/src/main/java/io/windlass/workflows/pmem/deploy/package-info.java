/** Deploy: a driver comes to nodes that have none. */
@NullMarked
package io.windlass.workflows.pmem.deploy;

import org.jspecify.annotations.NullMarked;
