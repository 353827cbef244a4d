/** The resource {@code AIStoreAuthProfile}, field by field as NVIDIA's definition has it. */
@NullMarked
package io.windlass.workflows.aistore.resource.profile;

import org.jspecify.annotations.NullMarked;
