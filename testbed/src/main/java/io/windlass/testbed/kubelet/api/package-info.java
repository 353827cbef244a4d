/** What a kubelet writes to and reads from the API server. */
@NullMarked
package io.windlass.testbed.kubelet.api;

import org.jspecify.annotations.NullMarked;
