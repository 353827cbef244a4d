/** Another authority for the links of a driver, while every handshake succeeds. */
@NullMarked
package io.windlass.workflows.pmem.rotate;

import org.jspecify.annotations.NullMarked;
