/**
 * Builders of the Kubernetes objects that a PMEM-CSI driver consists of, in the layout of its
 * releases 0.7 and 0.8. Pure.
 */
@NullMarked
package io.windlass.activities.pmem.objects;

import org.jspecify.annotations.NullMarked;
