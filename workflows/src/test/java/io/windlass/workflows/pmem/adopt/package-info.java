/** What is decided about drivers of another operator. */
@NullMarked
package io.windlass.workflows.pmem.adopt;

import org.jspecify.annotations.NullMarked;
