/**
 * Builds the Kubernetes objects that belong to an AIStore cluster; pure functions of the resource.
 *
 * <p>Names, labels, container and environment lists, and their order, are those of the original
 * operator: the pod template that results must equal the one that runs, or a take-over would
 * restart every pod.
 */
@NullMarked
package io.windlass.activities.aistore.objects;

import org.jspecify.annotations.NullMarked;
