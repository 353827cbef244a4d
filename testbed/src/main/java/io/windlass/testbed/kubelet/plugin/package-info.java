/** Plugins of a kubelet: their sockets, their registration, and what the API is told of it. */
@NullMarked
package io.windlass.testbed.kubelet.plugin;

import org.jspecify.annotations.NullMarked;
