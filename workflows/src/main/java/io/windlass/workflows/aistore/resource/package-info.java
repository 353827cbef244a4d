/**
 * The AIStore custom resource as records, and pure views of it (sizes, names, problems).
 *
 * <p>A component marked {@code @Nullable} is an optional field of the YAML: null means that the
 * field is absent. Lists and maps are never null; an absent one is empty. Whoever wants a decision
 * instead of a raw field asks a view: {@link io.windlass.workflows.aistore.resource.ClusterSize},
 * {@link io.windlass.workflows.aistore.resource.StateVolume}, {@link
 * io.windlass.workflows.aistore.resource.Names}.
 */
@NullMarked
package io.windlass.workflows.aistore.resource;

import org.jspecify.annotations.NullMarked;
