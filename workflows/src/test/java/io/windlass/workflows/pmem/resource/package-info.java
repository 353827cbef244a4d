/** The resources of drivers are what their documentation says, and refuse what can't work. */
@NullMarked
package io.windlass.workflows.pmem.resource;

import org.jspecify.annotations.NullMarked;
