/** Volumes of pods as directories of this machine. */
@NullMarked
package io.windlass.testbed.kubelet.volume;

import org.jspecify.annotations.NullMarked;
