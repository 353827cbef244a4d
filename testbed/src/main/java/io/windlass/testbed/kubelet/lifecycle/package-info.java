/**
 * The life of a pod as pure functions: what to start next, what its status says, how long to back
 * off.
 */
@NullMarked
package io.windlass.testbed.kubelet.lifecycle;

import org.jspecify.annotations.NullMarked;
