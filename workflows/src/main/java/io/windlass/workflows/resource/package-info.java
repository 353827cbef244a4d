/** Parts that the custom resources of all storage systems are made of. */
@NullMarked
package io.windlass.workflows.resource;

import org.jspecify.annotations.NullMarked;
