/** A simulated kubelet: registers nodes and runs the pods bound to them as programs in this JVM. */
@NullMarked
package io.windlass.testbed.kubelet;

import org.jspecify.annotations.NullMarked;
