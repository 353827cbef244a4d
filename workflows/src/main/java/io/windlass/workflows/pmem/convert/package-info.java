/** Convert: raw namespaces become memory that drivers see. */
@NullMarked
package io.windlass.workflows.pmem.convert;

import org.jspecify.annotations.NullMarked;
