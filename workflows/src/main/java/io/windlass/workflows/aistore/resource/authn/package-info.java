/** The resource {@code AIStoreAuth}, field by field as NVIDIA's definition has it. */
@NullMarked
package io.windlass.workflows.aistore.resource.authn;

import org.jspecify.annotations.NullMarked;
