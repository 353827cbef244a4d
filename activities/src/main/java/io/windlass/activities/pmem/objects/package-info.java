/**
 * Builders of the Kubernetes objects that a PMEM-CSI driver consists of, in the layout with a
 * registry and in the one without. Pure.
 */
@NullMarked
package io.windlass.activities.pmem.objects;

import org.jspecify.annotations.NullMarked;
